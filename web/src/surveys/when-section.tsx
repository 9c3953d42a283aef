import { useId } from 'react';
import { useQuestion } from '../graphql/client';
import { ProductEventsDocument } from '../graphql/generated';
import { Field } from '../ui/field';
import { Segmented } from '../ui/segmented';
import { EditorSection } from './editor-section';
import type { DraftProblems, SurveyDraft } from './survey-draft';
import { triggers } from './survey-words';

export interface EditorPart {
  draft: SurveyDraft;
  problems: DraftProblems;
  set: (change: Partial<SurveyDraft>) => void;
}

const options = (Object.keys(triggers) as (keyof typeof triggers)[]).map((value) => ({ value, name: triggers[value] }));

/** When a form is shown, where, and to whom. */
export function WhenSection({ product, draft, problems, set }: EditorPart & { product: string }) {
  const events = useId();
  const known = useQuestion(ProductEventsDocument, { product, range: { last: 'P90D' } });
  const asks = draft.kind !== 'FEEDBACK';
  return (
    <EditorSection title="When and where" says={asks ? 'what it waits for' : 'the pages it stands on'}>
      {asks && (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
          <div className="flex flex-col items-start gap-1">
            <span aria-hidden className="text-small font-medium text-muted">Waits for</span>
            <Segmented label="Waits for" value={draft.on} options={options} onChange={(on) => set({ on, ...(draft.on === 'DELAY' && { delaySeconds: '0' }) })} />
          </div>
          {draft.on === 'EVENT' && (
            <Field label="Event" error={problems.event ?? null} hint="As the product tracks it in the browser." className="min-w-48 flex-1">
              {(ids) => (
                <>
                  <input {...ids} list={events} className="control w-full" placeholder="order placed" value={draft.event} onChange={({ target }) => set({ event: target.value })} />
                  <datalist id={events}>{known.data?.product?.adoption.eventNames.map(({ name }) => <option key={name} value={name} />)}</datalist>
                </>
              )}
            </Field>
          )}
          <Field label="Then waits, seconds" error={problems.delaySeconds ?? null} className="w-40">
            {(ids) => <input {...ids} inputMode="numeric" className="control w-full" value={draft.delaySeconds} onChange={({ target }) => set({ delaySeconds: target.value })} />}
          </Field>
        </div>
      )}
      <Field label="Only on these pages" error={problems.pages ?? null} hint="One path a line, * for anything: /settings/*. None: every page.">
        {(ids) => <textarea {...ids} rows={2} className="writing" placeholder="/checkout/*" value={draft.pages} onChange={({ target }) => set({ pages: target.value })} />}
      </Field>
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <Field label="Share of people, %" error={problems.sharePercent ?? null} hint="The same people always." className="w-40">
          {(ids) => <input {...ids} inputMode="decimal" className="control w-full" value={draft.sharePercent} onChange={({ target }) => set({ sharePercent: target.value })} />}
        </Field>
        {asks && (
          <Field label="Not again for, days" error={problems.quietDays ?? null} hint="After any survey, answered or not." className="w-56">
            {(ids) => <input {...ids} inputMode="numeric" className="control w-full" value={draft.quietDays} onChange={({ target }) => set({ quietDays: target.value })} />}
          </Field>
        )}
      </div>
    </EditorSection>
  );
}
