import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useQuestion } from '../graphql/client';
import { PersonDocument } from '../graphql/generated';
import { ErasePerson } from '../people/erase-person';
import { counted, type Erased, type KnownPerson } from '../people/person';
import { SatisfactionCard } from '../people/satisfaction-card';
import { TimelinePanel } from '../people/timeline-panel';
import { TraitsCard } from '../people/traits-card';
import { WhoCard } from '../people/who-card';
import { May } from '../ui/may';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { peoplePath } from '../ui/person-link';
import { NotFoundPage } from './not-found-page';

/** One person: who they are, what their account pays, what they did and said. */
export function PersonPage() {
  const { product = '', key = '' } = useParams();
  const question = useQuestion(PersonDocument, { product, key });
  const [erased, setErased] = useState<{ of: string; what: Erased } | null>(null);
  if (erased?.of === `${product} ${key}`) return <Gone product={product} what={erased.what} />;
  const person = question.isPlaceholderData ? undefined : question.data?.product?.person;
  if (person) return <Known key={person.id} product={product} person={person} onErased={(what) => setErased({ of: `${product} ${key}`, what })} />;
  if (question.data && !question.isPlaceholderData) return <NotFoundPage what={`Somebody known as “${key}”`} />;
  return (
    <>
      <PageHeader title="Person" />
      <div className="card h-90 px-4">{question.error ? <ErrorState what="The person" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the person" />}</div>
    </>
  );
}

function Known({ product, person, onErased }: { product: string; person: KnownPerson; onErased: (erased: Erased) => void }) {
  const [asking, setAsking] = useState(false);
  const file = `/api/v1/people/export.json?${new URLSearchParams({ product, key: person.key }).toString()}`;
  return (
    <>
      <PageHeader title={person.name} tab={person.name} actions={
        <>
          <a className="control" href={file} download>Export as JSON</a>
          <May do="ERASE_PEOPLE"><button type="button" className="control text-trouble-ink" aria-expanded={asking} onClick={() => setAsking(true)}>Erase…</button></May>
        </>
      }>
        <p className="min-w-0"><Link className="link" to={peoplePath(product)}>People</Link> · {person.isAnonymous ? 'a device that is nobody’s yet' : (person.account ?? 'no account')}</p>
      </PageHeader>
      {asking && <ErasePerson product={product} person={person} onKeep={() => setAsking(false)} onErased={onErased} />}
      <div className="grid items-start gap-4 lg:grid-cols-12">
        <div className="flex min-w-0 flex-col gap-4 lg:col-span-4">
          <WhoCard person={person} />
          <SatisfactionCard product={product} person={person.key} timeZone={person.timeZone} />
          <TraitsCard person={person} />
        </div>
        <TimelinePanel product={product} person={person.key} timeZone={person.timeZone} className="lg:col-span-8" />
      </div>
    </>
  );
}

function Gone({ product, what }: { product: string; what: Erased }) {
  return (
    <>
      <PageHeader title="Erased" />
      <section role="status" className="card flex flex-col gap-2 px-4 py-3">
        <p>{counted(what.ids, 'id')}, {counted(what.events, 'event')}, {counted(what.responses, 'survey')}, {counted(what.feedback, 'feedback', 'feedbacks')} and {counted(what.payments, 'payment')} are gone. {counted(what.paymentsOfAccount, 'payment')} stayed with the account.</p>
        <p className="text-muted">Facts from before this moment are not kept again when they are sent again.</p>
        <p><Link className="link" to={peoplePath(product)}>To the other people</Link></p>
      </section>
    </>
  );
}
