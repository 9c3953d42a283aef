import { exactValue, shortValue } from '../format/figure';
import { exactNumber } from '../format/number';
import { ChangeNote } from '../ui/change-note';
import { marginWords } from './margin-words';
import { FEW_ANSWERS } from './survey-scale';
import type { KnownSurvey } from './use-survey';

/** All surveys side by side; a press looks at one of them. */
export function SurveyCards({ surveys, chosen, onChoose }: { surveys: readonly KnownSurvey[]; chosen: string; onChoose: (key: string) => void }) {
  return (
    <ul aria-label="Surveys" className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,216px),1fr))] gap-2">
      {surveys.map(({ key, kind, name, figure, margin, isThin }) => (
        <li key={`${key} ${kind}`} data-half="outcome">
          <button type="button" aria-pressed={key === chosen} onClick={() => onChoose(key)} className="card block h-full w-full min-w-0 px-3 py-2 text-left hover:border-line-strong aria-pressed:border-half aria-pressed:bg-half-wash">
            <span className="block truncate text-small text-muted" title={name}>{name} · {kind}</span>
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className={`text-title font-semibold ${isThin ? 'text-muted' : ''}`} title={exactValue(figure.value, figure)}>{shortValue(figure.value, figure)}</span>
              {figure.value !== null && <span className="text-small text-muted">{marginWords(margin, kind)}</span>}
            </span>
            <span className="block text-small text-muted">{exactNumber(figure.sampleSize ?? 0)} answers{isThin && figure.value !== null && <span title={`Grey: fewer than ${FEW_ANSWERS} answers`}> (few)</span>}{figure.change !== null && <>, <ChangeNote figure={{ ...figure, smallestDetectable: null }} /></>}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
