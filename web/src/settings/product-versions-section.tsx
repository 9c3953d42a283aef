import { dayAndTime, longDay } from '../format/date';
import type { ProductDefinition } from './product-draft';
import { SettingsSection } from './settings-section';

/** Every version of what a product is read by, the one in force first. */
export function ProductVersionsSection({ definitions, timeZone }: { definitions: readonly ProductDefinition[]; timeZone: string }) {
  const latest = definitions.at(-1)?.version;
  return (
    <SettingsSection title="Versions" says="a changed one draws a mark on the lines over time">
      <ol className="flex flex-col">
        {[...definitions].reverse().map(({ version, inForceFrom, madeAt, author, reason, changes, sentence }) => (
          <li key={version} className="border-t border-line py-2 first:border-0 first:pt-0">
            <p><strong className="font-semibold">Definition {version}</strong>{version === latest && <span className="ml-2 rounded bg-sunken px-1.5 text-small text-muted">in force</span>}</p>
            <p className="text-small text-muted">{inForceFrom ? `from ${longDay(inForceFrom)} on` : 'all of the past too'}{madeAt && <> · <time dateTime={madeAt}>{dayAndTime(madeAt, timeZone)}</time></>}{author && ` · ${author}`}{version === 1 && ' · what holds where nobody has decided'}</p>
            {reason && <p className="mt-1">“{reason}”</p>}
            {changes.length > 0 && <ul className="mt-1 flex flex-col gap-0.5 text-small">{changes.map((line) => <li key={line} className="border-l-2 border-line-strong pl-2 break-words">{line}</li>)}</ul>}
            <details className="mt-1 text-small text-muted"><summary>The whole of it</summary><p className="pb-1">{sentence}</p></details>
          </li>
        ))}
      </ol>
    </SettingsSection>
  );
}
