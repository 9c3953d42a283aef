import { Field } from '../ui/field';

export interface TextFieldProps {
  label: string;
  type?: 'text' | 'email' | 'password';
  value: string;
  onChange: (value: string) => void;
  autoComplete: string;
  autoFocus?: boolean;
  readOnly?: boolean;
  hint?: string;
}

/** A line to fill in, which browsers and password managers know by its purpose. */
export function TextField({ label, type = 'text', value, onChange, autoComplete, autoFocus, readOnly, hint }: TextFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => <input {...ids} type={type} name={autoComplete} required value={value} readOnly={readOnly} autoComplete={autoComplete} autoFocus={autoFocus} onChange={(event) => onChange(event.target.value)} className={`control w-full font-normal ${readOnly ? 'bg-sunken' : ''}`} />}
    </Field>
  );
}
