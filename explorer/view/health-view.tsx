import type { ResponseBodyOf } from '../../contract/endpoint';
import type { getReadiness } from '../../contract/operations';
import type { LocalizedFinding } from '../../core/build/finding/localize-finding';
import { toPlainRequest } from '../requests';
import { useStore } from '../store';
import { useCall } from '../use-call';
import { ProblemNote } from './problem-note';
import { RequestPanel } from './request-panel';

const readinessRequest = toPlainRequest('/readyz');
const findingsRequest = toPlainRequest('/explorer/findings.json');

/** The findings of the content check, by file. */
export function HealthView() {
  const { words } = useStore();
  const readiness = useCall<ResponseBodyOf<typeof getReadiness>>(readinessRequest);
  const findings = useCall<{ readonly data: readonly LocalizedFinding[] }>(findingsRequest);
  const ready = readiness?.result?.body;
  const found = findings?.result?.body?.data;
  return (
    <section class="health">
      <h1>{words.healthTitle}</h1>
      <p class="muted">{words.healthHint}</p>
      {ready && (
        <ul class="figures">
          <Figure count={ready.articles} label={words.publicArticles(ready.articles)} kind="good" />
          <Figure count={ready.findings.errors} label={words.errors(ready.findings.errors)} kind="error" />
          <Figure
            count={ready.findings.warnings}
            label={words.warnings(ready.findings.warnings)}
            kind="warning"
          />
        </ul>
      )}
      {found?.length === 0 && <p class="note note-good">{words.healthy}</p>}
      {found && <Files findings={found} />}
      {findings?.result && !found && <ProblemNote result={findings.result} />}
      {readiness && <RequestPanel call={readiness} />}
    </section>
  );
}

interface FigureProps {
  readonly count: number;
  readonly label: string;
  readonly kind: string;
}

function Figure({ count, label, kind }: FigureProps) {
  return (
    <li class={count > 0 ? `figure-${kind}` : ''}>
      <strong>{count}</strong> {label}
    </li>
  );
}

function Files({ findings }: { readonly findings: readonly LocalizedFinding[] }) {
  const { words, language } = useStore();
  const byFile = Map.groupBy(findings, ({ file }) => file);
  return (
    <>
      {[...byFile].map(([file, each]) => (
        <section class="file" key={file}>
          <h2>{file}</h2>
          <ul>
            {each.map(({ rule, severity, message, line, column, expected }) => (
              <li key={`${rule} ${line} ${column} ${message.en}`}>
                <p class="facts">
                  <span class={`badge badge-${severity}`}>{words[severity]}</span>
                  <code>{`${file}:${line}:${column}`}</code>
                  <span class="unseen">{words.line(line, column)}</span>
                  <span>{rule}</span>
                </p>
                <p>{message[language]}</p>
                {expected !== null && (
                  <p>
                    {words.write} <code>{expected}</code>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
