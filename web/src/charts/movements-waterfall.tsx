import { exactMoney, shortMoney } from '../format/money';
import { signed } from '../format/number';
import { Waterfall, type WaterfallStep } from './waterfall';

/** One period of recurring revenue in minor units: start + new + expansion + reactivation − contraction − churn + currency = end. */
export interface Movements {
  start: number;
  new: number;
  expansion: number;
  reactivation: number;
  contraction: number;
  churn: number;
  /** What rates of exchange alone did, signed; its bar is left out where all is in one currency. */
  currency: number;
  end: number;
}

/** How recurring revenue went from its start to its end. */
export function MovementsWaterfall({ label, movements, currency, exponent, onOpen }: { label: string; movements: Movements; currency: string; exponent: number; onOpen?: (key: string) => void }) {
  const short = (minor: number) => shortMoney(minor, currency, exponent);
  let level = movements.start;
  const move = (key: string, name: string, change: number, tone: WaterfallStep['tone']): WaterfallStep => {
    const from = level;
    level += change;
    return { key, name, from, to: level, text: signed(change, short), tone };
  };
  const steps: WaterfallStep[] = [
    { key: 'start', name: 'Start', from: 0, to: movements.start, text: short(movements.start), tone: 'strong' },
    move('new', 'New', movements.new, 'soft'),
    move('expansion', 'Expansion', movements.expansion, 'soft'),
    move('reactivation', 'Reactivation', movements.reactivation, 'soft'),
    move('contraction', 'Contraction', -movements.contraction, 'grey'),
    move('churn', 'Churn', -movements.churn, 'trouble'),
    ...(movements.currency === 0 ? [] : [move('currency', 'Currency', movements.currency, 'grey')]),
    { key: 'end', name: 'End', from: 0, to: movements.end, text: short(movements.end), tone: 'plain' },
  ];
  return (
    <div className="h-full" title={`End exactly ${exactMoney(movements.end, currency, exponent)}`}>
      <Waterfall label={label} steps={steps} onOpen={onOpen} />
    </div>
  );
}
