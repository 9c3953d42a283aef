import { useEffect, useRef, useState } from 'react';
import { Segmented } from '../ui/segmented';
import { Select } from '../ui/select';
import { scriptForm, type SurveyDraft } from './survey-draft';
import { groups } from './survey-words';

type Step = 'question' | 'Low' | 'Middle' | 'High' | 'thanks';

const steps = (kind: SurveyDraft['kind']): { value: Step; name: string }[] => (kind === 'FEEDBACK'
  ? [{ value: 'question', name: 'Button' }, { value: 'Low', name: 'Opened' }]
  : [
    { value: 'question', name: 'Question' },
    ...(['Low', 'Middle', 'High'] as const).map((group) => ({ value: group, name: `After ${groups[kind][group].says}` })),
    { value: 'thanks', name: 'Thank you' },
  ]);

/** The form as people will see it, drawn by the script that they will get. It can be used, and sends nothing. */
export function SurveyPreview({ draft, language }: { draft: SurveyDraft; language: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const [step, setStep] = useState<Step>('question');
  const [width, setWidth] = useState<'desktop' | 'phone'>('desktop');
  const [theme, setTheme] = useState<'light' | 'dark'>('light');
  const [again, setAgain] = useState(0);
  useEffect(() => {
    const heard = (event: MessageEvent) => event.origin === location.origin && event.source === frame.current?.contentWindow && event.data === 'survey-preview-ready' && setReady(true);
    window.addEventListener('message', heard);
    return () => window.removeEventListener('message', heard);
  }, []);
  useEffect(() => {
    if (!isReady) return;
    const form = { ...scriptForm(draft), ...(draft.theme === 'AUTO' && { theme: theme === 'dark' ? 'DARK' : 'LIGHT' }) };
    const score = draft.kind !== 'FEEDBACK' && step !== 'question' && step !== 'thanks' ? groups[draft.kind][step].score : undefined;
    const begin = { language, score, step: step === 'question' || step === 'thanks' ? step : 'followUp' };
    frame.current?.contentWindow?.postMessage({ form, begin, theme }, location.origin);
  }, [isReady, draft, language, step, theme, width, again]);
  return (
    <section aria-label="Preview" className="card flex min-w-0 flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-body">Preview</h2>
        <Select label="Step" value={step} options={steps(draft.kind)} onChange={setStep} />
        <Segmented label="Width" value={width} options={[{ value: 'desktop', name: 'Wide' }, { value: 'phone', name: 'Phone' }]} onChange={setWidth} />
        <Segmented label="Colours of the page" value={theme} options={[{ value: 'light', name: 'Light' }, { value: 'dark', name: 'Dark' }]} onChange={setTheme} />
      </div>
      <iframe ref={frame} src="/survey-preview.html" title="The form as people see it" className={`h-120 max-w-full self-center rounded-md border border-line ${width === 'phone' ? 'w-90' : 'w-full'}`} />
      <p className="text-small text-muted">Drawn by the script that products embed; nothing is sent. <button type="button" className="link" onClick={() => setAgain(again + 1)}>Show it again</button></p>
    </section>
  );
}
