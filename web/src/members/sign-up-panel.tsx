import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask, operationName, useQuestion } from '../graphql/client';
import { AllowSignUpFromDocument, SignUpDomainsDocument } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { ChangedMeanwhile } from '../ui/changed-meanwhile';
import { Field } from '../ui/field';
import { Panel } from '../ui/panel';

/** From which domains people come in by themselves: as viewers, once the organisation's own sign-in has confirmed their address. */
export function SignUpPanel() {
  const client = useQueryClient();
  const question = useQuestion(SignUpDomainsDocument, {});
  // What is typed, and the list that it was typed over.
  const [draft, setDraft] = useState<{ text: string; over: readonly string[] } | null>(null);
  const again = () => client.invalidateQueries({ queryKey: [operationName(SignUpDomainsDocument)] });
  const saving = useAct({
    mutationFn: ({ text, over }: { text: string; over: readonly string[] }) => ask(AllowSignUpFromDocument, { domains: text.split(/[\s,;]+/).filter(Boolean), read: [...over] }),
    onSuccess: async () => {
      await again();
      setDraft(null);
    },
    onError: again,
  });
  const now = question.data?.signUpDomains;
  const isOther = draft !== null && now !== undefined && draft.over.join() !== now.join() && !saving.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft) saving.mutate(draft);
  };
  return (
    <Panel
      title="Who comes in without an invitation" subtitle="as a viewer, by the organisation's own sign-in" height={isOther ? 136 : 88} question={question}
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
              {(ids) => <input {...ids} className="control w-full" placeholder="nobody" value={draft?.text ?? known} onChange={(event) => setDraft({ text: event.target.value, over: draft?.over ?? signUpDomains })} />}
            </Field>
            <button type="submit" className="control mt-5" disabled={saving.isPending || isOther || draft === null || draft.text.trim() === known}>{saving.isPending ? 'Saving…' : 'Save'}</button>
            {isOther && <ChangedMeanwhile onTake={() => { saving.reset(); setDraft(null); }} onKeep={() => { saving.reset(); setDraft({ ...draft, over: signUpDomains }); }}>Somebody changed the list meanwhile: {known || 'nobody'}.</ChangedMeanwhile>}
          </form>
        );
      }}
    </Panel>
  );
}
