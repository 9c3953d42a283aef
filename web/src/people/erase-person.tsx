import { ask } from '../graphql/client';
import { ErasePersonDocument } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { counted, type Erased, type KnownPerson } from './person';

/** Asks whether to erase somebody, and says exactly what goes, what stays and what is remembered. */
export function ErasePerson({ product, person, onKeep, onErased }: { product: string; person: KnownPerson; onKeep: () => void; onErased: (erased: Erased) => void }) {
  const erasing = useAct({ mutationFn: () => ask(ErasePersonDocument, { product, key: person.key }), onSuccess: ({ erasePerson }) => onErased(erasePerson) });
  const { counts, identities } = person;
  return (
    <section role="alertdialog" aria-labelledby="erase" aria-describedby="erase-what" className="card no-print flex flex-col gap-2 border-trouble px-4 py-3">
      <h2 id="erase" className="text-body">Erase {person.name}?</h2>
      <div id="erase-what" className="flex max-w-180 flex-col gap-2">
        <p>This goes for good, at once:</p>
        <ul className="list-disc pl-5">
          <li>{counted(identities.length, 'id')}: <span className="break-all text-muted">{identities.map(({ key }) => key).join(', ')}</span>, with all traits and their history</li>
          {counts.events > 0 && <li>{counted(counts.events, 'event')}</li>}
          {counts.responses > 0 && <li>{counted(counts.responses, 'survey that was shown to them', 'surveys that were shown to them')}, with the answers and comments</li>}
          {counts.feedback > 0 && <li>{counted(counts.feedback, 'feedback', 'feedbacks')}</li>}
          {counts.payments > 0 && <li>{counted(counts.payments, 'payment')} that {counts.payments === 1 ? 'names' : 'name'} nobody but them</li>}
          <li>what was rejected of theirs, and the values of rows that imports into this product did not keep</li>
        </ul>
        <p>{counts.paymentsOfAccount > 0 && <>{counted(counts.paymentsOfAccount, 'payment')} of {person.account ?? 'an account'} that {counts.paymentsOfAccount === 1 ? 'names' : 'name'} them {counts.paymentsOfAccount === 1 ? 'stays' : 'stay'} the account’s, without the person. </>}Every number changes to that of the facts that are left.</p>
        <p>Of each id nothing but a salted hash is remembered, so that facts from before this moment do not come back when they are sent again. What is dated after it is of a new person. Files that were uploaded are removed a week after they came, and backups are your own.</p>
      </div>
      <p className="flex flex-wrap items-center gap-2">
        <button type="button" className="control text-trouble-ink" disabled={erasing.isPending} onClick={() => erasing.mutate()}>{erasing.isPending ? 'Erasing…' : 'Yes, erase them'}</button>
        <button type="button" autoFocus className="control" onClick={onKeep}>Keep them</button>
        {erasing.error && <span role="alert" className="text-trouble-ink">Not erased: {erasing.error.message}</span>}
      </p>
    </section>
  );
}
