import { DeployError, TakenOverError } from './deploy-error';
import { findAlias, findFunction, listUrls, listVersions } from './read-cloud-state';
import { retryWithLookup } from './retry';
import type { WriteCall } from './scf-api';
import type { CallContext } from './step-context';
import { fillPlaceholders, newVersion } from './step';
import { waitUntilActive } from './wait-until';

/**
 * Makes a call of a plan. A call that is not idempotent is retried only after a lookup shows that the first attempt had no
 * effect. Deleting what no longer exists succeeds.
 */
export async function makeCall(call: WriteCall, context: CallContext): Promise<void> {
  const { api, stage, values } = context;
  const { action, request } = fillPlaceholders(call, values);
  const callOnce = (work: () => Promise<unknown>, find: () => Promise<unknown>) =>
    retryWithLookup<unknown>(action, work, find, context);
  switch (action) {
    case 'CreateFunction':
      await callOnce(
        () => api.call(action, request),
        () => findFunction(api, stage, '$LATEST'),
      ).catch((error: unknown) => {
        if (!String((error as { code?: unknown }).code).startsWith('ResourceInUse')) throw error;
        throw new TakenOverError(
          `Another deploy has made ${stage.functionName} just now. Deploy again: it waits for that one.`,
          { cause: error },
        );
      });
      return;
    case 'UpdateFunctionCode':
    case 'UpdateFunctionConfiguration':
      await callOnce(
        () => api.call(action, request),
        // A lookup cannot tell whether the update was applied. Once the function is Active, it is safe to repeat it.
        async () => {
          await waitUntilActive('$LATEST', context);
          return undefined;
        },
      );
      return;
    case 'CreateAlias': {
      const { Name } = request;
      await callOnce(
        () => api.call(action, request),
        () => findAlias(api, stage, Name),
      );
      return;
    }
    case 'CreateTrigger': {
      const { Qualifier } = request;
      await callOnce(
        () => api.call(action, request),
        async () => (await listUrls(api, stage)).find(({ alias }) => alias === Qualifier),
      );
      return;
    }
    case 'PublishVersion': {
      const earlier = new Set((await listVersions(api, stage)).map(({ version }) => version));
      const version = await retryWithLookup(
        action,
        async () => (await api.call(action, request)).FunctionVersion,
        // A version that is new and has this description is the result of the first attempt.
        async () => {
          await waitUntilActive('$LATEST', context);
          return (await listVersions(api, stage)).find(
            (each) => !earlier.has(each.version) && each.description === request.Description,
          )?.version;
        },
        context,
      );
      if (version === undefined)
        throw new DeployError('The platform did not say which version it published. Deploy again.');
      values.set(newVersion, version);
      context.report(`  It is version ${version}.`);
      return;
    }
    case 'DeleteFunctionVersion':
    case 'DeleteProvisionedConcurrencyConfig':
      await api.call(action, request).catch((error: unknown) => {
        // Deleted already, for instance by an attempt whose response was lost.
        if (!String((error as { code?: unknown }).code).startsWith('ResourceNotFound')) throw error;
      });
      return;
    case 'UpdateAlias':
    case 'UpdateTrigger':
    case 'PutProvisionedConcurrencyConfig':
      await api.call(action, request);
  }
}
