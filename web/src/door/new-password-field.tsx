import { useId, useState } from 'react';
import { useDelayed } from './use-delayed';
import { useQuestion } from '../graphql/client';
import { PasswordStrengthDocument } from '../graphql/generated';

const WORDS = ['Guessed at once', 'Guessed soon', 'Almost', 'Good', 'Very good'] as const;

/** A password to choose, weighed by the server while it is typed: how good it is, what is wrong with it, and what to do. */
export function NewPasswordField({ label = 'Password', value, onChange, about, autoFocus }: { label?: string; value: string; onChange: (value: string) => void; about: readonly string[]; autoFocus?: boolean }) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const weighed = useDelayed(value, 250);
  const question = useQuestion(PasswordStrengthDocument, { password: weighed, about: about.filter(Boolean) }, { enabled: weighed !== '' });
  const strength = value === '' ? undefined : question.data?.passwordStrength;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="flex items-baseline justify-between">
        <label htmlFor={id} className="text-small font-medium text-muted">{label}</label>
        <button type="button" className="text-small text-muted hover:text-ink" aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? 'Hide' : 'Show'}</button>
      </span>
      <input id={id} type={shown ? 'text' : 'password'} name="new-password" required autoFocus={autoFocus} value={value} autoComplete="new-password" aria-describedby={`${id}-note`} aria-invalid={strength ? !strength.goodEnough : undefined} onChange={(event) => onChange(event.target.value)} className="control w-full font-normal" />
      <span aria-hidden className="mt-1 flex gap-1">
        {[1, 2, 3, 4].map((step) => <span key={step} className={`h-1 flex-1 rounded-full ${strength && Math.max(strength.score, 1) >= step ? (strength.goodEnough ? 'bg-ink' : 'bg-neutral-strong') : 'bg-line'}`} />)}
      </span>
      <p id={`${id}-note`} role="status" className="min-h-8 text-small text-muted">
        {strength ? <><span className="font-medium text-ink">{WORDS[strength.score]}.</span> {[strength.reason, ...strength.advice].filter(Boolean).join(' ')}</> : 'Three or four words that do not belong together are good, and easy to keep in mind.'}
      </p>
    </div>
  );
}
