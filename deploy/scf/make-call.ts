import { DeployError } from './deploy-error';
import { findAlias, findFunction, listUrls, listVersions } from './read-cloud-state';
import { retryWithLookup } from './retry';
import type { WriteCall } from './scf-api';
import type { CallContext } from './step-context';
import { fillIn, newVersion } from './step';
import { waitUntilActive } from './wait-until';

/**
 * Makes a call of a plan. What must not be done twice is looked for before it is tried again; deleting what is gone
 * already is no error.
 */
export async function makeCall(call: WriteCall, context: CallContext): Promise<void> {
  const { api, stage, values } = context;
  const { action, request } = fillIn(call, values);
  const once = (work: () => Promise<unknown>, find: () => Promise<unknown>) =>
    retryWithLookup<unknown>(action, work, find, context);
  switch (action) {
    case 'CreateFunction':
      await once(
        () => api.call(action, request),
        () => findFunction(api, stage, '$LATEST'),
      );
      return;
    case 'UpdateFunctionCode':
    case 'UpdateFunctionConfiguration':
      await once(
        () => api.call(action, request),
        // Nothing tells whether it was done, but once nothing is at work any more it can be done again.
        async () => {
          await waitUntilActive('$LATEST', context);
          return undefined;
        },
      );
      return;
    case 'CreateAlias': {
      const { Name } = request;
      await once(
        () => api.call(action, request),
        () => findAlias(api, stage, Name),
      );
      return;
    }
    case 'CreateTrigger': {
      const { Qualifier } = request;
      await once(
        () => api.call(action, request),
        async () => (await listUrls(api, stage)).find(({ alias }) => alias === Qualifier),
      );
      return;
    }
    case 'PublishVersion': {
      const before = new Set((await listVersions(api, stage)).map(({ version }) => version));
      const version = await retryWithLookup(
        action,
        async () => (await api.call(action, request)).FunctionVersion,
        // A version that was not there before and has this description is the one.
        async () =>
          (await listVersions(api, stage)).find(
            (each) => !before.has(each.version) && each.description === request.Description,
          )?.version,
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
        // Gone already: an earlier try, of which nobody knew, did it.
        if (!String((error as { code?: unknown }).code).startsWith('ResourceNotFound')) throw error;
      });
      return;
    case 'UpdateAlias':
    case 'UpdateTrigger':
    case 'PutProvisionedConcurrencyConfig':
      await api.call(action, request);
  }
}
