import { useState, type KeyboardEvent } from 'react';
import type { ComboOption } from '../../ui/combobox';
import { EventEditor } from './event-editor';
import { noEvent, type EventDraft, type StepDraft } from './funnel-draft';

/** The steps, one below the other: by the grip one is moved with the mouse, or with the arrow keys. */
export function StepsEditor({ product, steps, names, onChange }: { product: string; steps: readonly StepDraft[]; names: readonly ComboOption[]; onChange: (steps: StepDraft[]) => void }) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    if (to < 0 || to >= steps.length || from === to) return;
    const next = [...steps];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
    setSaid(`Step ${from + 1} is now step ${to + 1} of ${steps.length}.`);
  };
  const drop = (to: number) => {
    const from = steps.findIndex(({ id }) => id === dragged);
    if (from >= 0) move(from, to);
    setDragged(null);
    setOver(null);
  };
  return (
    <>
      <ol className="flex flex-col gap-2" aria-label="Steps">
        {steps.map((step, index) => (
          <li
            key={step.id} data-step={index + 1}
            onDragOver={(event) => { if (dragged !== null) { event.preventDefault(); setOver(index); } }}
            onDrop={(event) => { event.preventDefault(); drop(index); }}
            className={`flex min-w-0 gap-2 rounded-md border bg-surface p-2 ${over === index && dragged !== step.id ? 'border-ink' : 'border-line'} ${dragged === step.id ? 'opacity-50' : ''}`}
          >
            <Grip index={index} count={steps.length} onMove={(to) => move(index, to)} onDrag={(begins) => { setDragged(begins ? step.id : null); if (!begins) setOver(null); }} />
            <StepEditor product={product} index={index} step={step} names={names} removable={steps.length > 2} onChange={(next) => onChange(steps.map((one) => (one.id === step.id ? next : one)))} onRemove={() => onChange(steps.filter(({ id }) => id !== step.id))} />
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">{said}</p>
    </>
  );
}

function Grip({ index, count, onMove, onDrag }: { index: number; count: number; onMove: (to: number) => void; onDrag: (begins: boolean) => void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onMove(index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <button
      type="button" draggable aria-label={`Move step ${index + 1} of ${count}: press the up or down arrow, or drag`} title="Drag, or press ↑ ↓"
      onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', String(index + 1)); onDrag(true); }}
      onDragEnd={() => onDrag(false)} onKeyDown={onKeyDown}
      className="flex w-7 shrink-0 cursor-grab flex-col items-center self-stretch rounded-sm pt-1 font-semibold text-muted hover:bg-sunken hover:text-ink"
    >
      {index + 1}
      <span aria-hidden className="leading-3 tracking-[-0.4em] mr-[0.4em]">⋮⋮</span>
    </button>
  );
}

function StepEditor({ product, index, step, names, removable, onChange, onRemove }: { product: string; index: number; step: StepDraft; names: readonly ComboOption[]; removable: boolean; onChange: (step: StepDraft) => void; onRemove: () => void }) {
  const of = `step ${index + 1}`;
  const [named, setNamed] = useState(step.name !== '');
  const setEvent = (at: number, event: EventDraft | null) => onChange({ ...step, events: event ? step.events.map((one, place) => (place === at ? event : one)) : step.events.filter((_, place) => place !== at) });
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5">
      {step.events.map((event, at) => (
        <div key={at} className="flex min-w-0 flex-col gap-1">
          {at > 0 && <span className="text-small text-muted">or</span>}
          <EventEditor of={at === 0 ? of : `${of}, choice ${at + 1}`} product={product} event={event} names={names} onChange={(next) => setEvent(at, next)} onRemove={at === 0 ? undefined : () => setEvent(at, null)} />
        </div>
      ))}
      {named && <input aria-label={`Name of ${of}`} className="control min-w-0" placeholder="name, if another" value={step.name} maxLength={200} onChange={(event) => onChange({ ...step, name: event.target.value })} />}
      <p className="flex flex-wrap gap-x-3 text-small text-muted">
        <button type="button" className="link" disabled={step.events.length >= 10} onClick={() => onChange({ ...step, events: [...step.events, noEvent()] })}>Or another event<span className="sr-only"> of {of}</span></button>
        {!named && <button type="button" className="link" onClick={() => setNamed(true)}>Name it<span className="sr-only">: {of}</span></button>}
        {removable && <button type="button" className="link ml-auto" onClick={onRemove}>Remove<span className="sr-only"> {of}</span></button>}
      </p>
    </div>
  );
}
