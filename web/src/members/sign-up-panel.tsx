import { useState, type FormEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, operationName, useQuestion } from '../graphql/client';
import { AllowSignUpFromDocument, SignUpDomainsDocument } from '../graphql/generated';
import { Field } from '../ui/field';
import { Panel } from '../ui/panel';

/** From which domains people come in by themselves: as viewers, once the organisation's own sign-in has confirmed their address. */
export function SignUpPanel() {
  const client = useQueryClient();
  const question = useQuestion(SignUpDomainsDocument, {});
  const [draft, setDraft] = useState<string | null>(null);
  const saving = useMutation({
    mutationFn: (domains: string[]) => ask(AllowSignUpFromDocument, { domains }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [operationName(SignUpDomainsDocument)] });
      setDraft(null);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate((draft ?? '').split(/[\s,;]+/).filter(Boolean));
  };
  return (
    <Panel
      title="Who comes in without an invitation" subtitle="as a viewer, by the organisation's own sign-in" height={88} question={question}
      notes={({ signInOptions: { oidcName } }) => [
        saving.error && <span role="alert" className="text-trouble-ink">Not saved: {saving.error.message}</span>,
        oidcName ? `People sign in with ${oidcName}; their address must be confirmed there.` : 'It takes effect once the organisation\'s own sign-in is set up on the server (OIDC_ISSUER). Until then people come by invitation.',
      ]}
    >
      {({ signUpDomains }) => {
        const known = signUpDomains.join(', ');
        return (
          <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
            <Field label="Domains of e-mail addresses" hint="As example.com; several with a comma. None: nobody." className="min-w-0 flex-1">
              {(ids) => <input {...ids} className="control w-full" placeholder="nobody" value={draft ?? known} onChange={(event) => setDraft(event.target.value)} />}
            </Field>
            <button type="submit" className="control mt-5" disabled={saving.isPending || draft === null || draft.trim() === known}>{saving.isPending ? 'Saving…' : 'Save'}</button>
          </form>
        );
      }}
    </Panel>
  );
}
