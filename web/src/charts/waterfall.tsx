export interface WaterfallStep {
  key: string;
  name: string;
  /** Where the bar lies on the common scale. */
  from: number;
  to: number;
  /** What is written at its end, such as "+12". */
  text: string;
  tone: 'strong' | 'plain' | 'soft' | 'grey' | 'trouble';
  /** Draws a rule above, from zero to here: where the bars before it ended. */
  ruleAbove?: number;
}

const tones: Record<WaterfallStep['tone'], string> = { strong: 'bg-half-strong', plain: 'bg-half', soft: 'bg-half-soft', grey: 'bg-neutral-strong', trouble: 'bg-trouble' };

/**
 * Bars that begin where the one before ended. Drawn as plain elements, not by Recharts: each row is a real button
 * (where it opens something), so keys and screen readers reach it, and names wrap instead of being cut.
 */
export function Waterfall({ label, steps, onOpen }: { label: string; steps: readonly WaterfallStep[]; onOpen?: ((key: string) => void) | undefined }) {
  const reach = Math.max(1, ...steps.flatMap((step) => [step.from, step.to, step.ruleAbove ?? 0]));
  // The widest bar leaves room for the number behind it.
  const share = (value: number) => `calc((100% - 64px) * ${value / reach})`;
  return (
    <ul aria-label={label} className="flex h-full flex-col justify-between">
      {steps.map((step) => {
        const row = (
          <>
            <span className="w-24 shrink-0 text-right text-small text-muted">{step.name}</span>
            <span className="relative h-5 min-w-0 flex-1">
              <span className={`absolute inset-y-0 min-w-px rounded-xs ${tones[step.tone]}`} style={{ left: share(Math.min(step.from, step.to)), width: share(Math.abs(step.to - step.from)) }} />
              <span className="absolute inset-y-0 pl-1.5 text-small leading-5 font-semibold whitespace-nowrap" style={{ left: share(Math.max(step.from, step.to)) }}>{step.text}</span>
            </span>
          </>
        );
        return (
          <li key={step.key} className="min-w-0">
            {step.ruleAbove !== undefined && (
              <span aria-hidden className="flex gap-2">
                <span className="w-24 shrink-0" />
                <span className="relative h-2 flex-1"><span className="absolute top-0 left-0 border-t border-line-strong" style={{ width: share(step.ruleAbove) }} /></span>
              </span>
            )}
            {onOpen ? <button type="button" className="flex w-full items-center gap-2 rounded-xs hover:bg-sunken" onClick={() => onOpen(step.key)}>{row}<span className="sr-only">, show its items</span></button> : <span className="flex items-center gap-2">{row}</span>}
          </li>
        );
      })}
    </ul>
  );
}
