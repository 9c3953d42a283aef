import { choice, decimal, flag, instant, key, number, object, text } from './field.js';
import { family, LEFT_OUT, pick, pickAll, type Fact, type ImportTargetDefinition, type Understood } from './target.js';

const NO_FAMILIES = { families: [], missingAppliesTo: null } as const;
const PERSON_NAMES = ['person', 'personid', 'user', 'userid', 'distinctid', 'visitorid', 'customerid', 'playerid', 'memberid', 'contactid', 'uid', 'benutzer', 'benutzerid', 'nutzer', 'kunde', 'kundennummer', 'utilisateur', 'client', 'clientid', 'usuario', 'cliente'];
const ACCOUNT_NAMES = ['account', 'accountid', 'company', 'companyid', 'customer', 'customerid', 'organisation', 'organization', 'orgid', 'workspace', 'tenant', 'kunde', 'kundennummer', 'firma', 'client', 'clientid', 'compte', 'cliente', 'cuenta'];
/** A row of an answer names an account only by words that do not also mean the person. */
const OWN_ACCOUNT_NAMES = ['account', 'accountid', 'company', 'companyid', 'organisation', 'organization', 'orgid', 'tenant', 'firma', 'compte', 'cuenta'];
const DEVICE_NAMES = ['anonymous', 'anonymousid', 'deviceid', 'device', 'cookieid'];
/** As of when somebody is described; not when they were made. */
const STATED_AT_NAMES = ['at', 'asof', 'observedat', 'updatedat', 'snapshotat'];
const AT_NAMES = ['at', 'timestamp', 'time', 'datetime', 'date', 'occurredat', 'createdat', 'created', 'eventtime', 'eventdate', 'eventtimestamp', 'when', 'datum', 'zeitpunkt', 'zeit', 'fecha', 'horodatage', 'data'];

const keyed = (row: Understood, rowKey: () => string): unknown => row['key'] ?? rowKey();

const events: ImportTargetDefinition = {
  as: 'events', name: 'Events: what people did in the product', needs: 'PRODUCT', missingAppliesTo: null, oneOf: ['person', 'anonymous'], oneOfInEachRow: ['person', 'anonymous'],
  fields: [
    key('key', 'The event\'s own id. Without one, the row\'s number and contents stand for it.', { names: ['key', 'eventid', 'id', 'messageid', 'insertid', 'uuid'] }),
    key('person', 'Who did it; for somebody whom the product does not know yet, the device is enough.', { names: PERSON_NAMES }),
    key('anonymous', 'The id of the device that it was done on.', { names: DEVICE_NAMES }),
    key('name', 'What was done, as checkout_started.', { required: true, names: ['name', 'event', 'eventname', 'eventtype', 'action', 'activity', 'ereignis', 'evenement', 'evento'] }),
    instant('at', 'When.', { required: true, names: AT_NAMES }),
    object('properties', 'A JSON object of properties.'),
  ],
  families: [{ prefix: 'properties.', type: 'TEXT', description: 'A property of the event. Columns that nothing else claims become properties under their own names.', takesTheRest: true }],
  facts: (row, { rowKey }) => [{ list: 'events', item: { key: keyed(row, rowKey), ...pick(row, 'person', 'anonymous', 'name', 'at'), ...bag(row, 'properties') } }],
};

const people: ImportTargetDefinition = {
  as: 'people', name: 'People: who uses the product', needs: 'PRODUCT', missingAppliesTo: null,
  fields: [
    key('key', 'The person\'s id, the same that events name.', { required: true, names: ['key', ...PERSON_NAMES, 'id'] }),
    key('anonymous', 'The id of a device of theirs.', { names: DEVICE_NAMES }),
    key('account', 'The customer or company the person belongs to.', { names: ACCOUNT_NAMES }),
    instant('at', 'When this was so: the latest stands, whichever comes first. Without one, now.', { names: STATED_AT_NAMES }),
    instant('createdAt', 'When the person signed up.', { names: ['createdat', 'created', 'signupat', 'signedupat', 'signupdate', 'registeredat', 'registered', 'erstelltam', 'angemeldetam', 'creele', 'fechadealta'] }),
    object('traits', 'A JSON object of traits.'),
  ],
  families: [{ prefix: 'traits.', type: 'TEXT', description: 'A trait of the person. Columns that nothing else claims become traits under their own names.', takesTheRest: true }],
  facts: (row) => [{ list: 'people', item: { ...pick(row, 'key', 'anonymous', 'account', 'createdAt', 'at'), ...bag(row, 'traits') } }],
};

const accounts: ImportTargetDefinition = {
  as: 'accounts', name: 'Accounts: customers and companies', needs: 'PRODUCT', missingAppliesTo: null,
  fields: [
    key('key', 'The account\'s id, the same that payments and people name.', { required: true, names: ['key', ...ACCOUNT_NAMES, 'id'] }),
    instant('at', 'When this was so: the latest stands, whichever comes first. Without one, now.', { names: STATED_AT_NAMES }),
    text('name', 'Its name.', { names: ['name', 'accountname', 'companyname', 'firmenname', 'nom', 'nombre'] }),
    object('traits', 'A JSON object of traits.'),
  ],
  families: [{ prefix: 'traits.', type: 'TEXT', description: 'A trait of the account. Columns that nothing else claims become traits under their own names.', takesTheRest: true }],
  facts: (row) => [{ list: 'accounts', item: { ...pick(row, 'key', 'name', 'at'), ...bag(row, 'traits') } }],
};

const payments: ImportTargetDefinition = {
  as: 'payments', name: 'Payments: money that came in, and refunds', needs: 'PRODUCT', ...NO_FAMILIES,
  fields: [
    key('key', 'The payment\'s own id. Several columns may be mapped: together they are the key.', { names: ['key', 'paymentid', 'transactionid', 'chargeid', 'id', 'invoiceno', 'invoiceid', 'invoicenumber', 'orderid', 'ordernumber', 'rechnungsnummer', 'belegnummer', 'numerodefacture'] }),
    key('account', 'The customer who paid.', { names: ACCOUNT_NAMES }),
    key('person', 'The person who paid, where it is not a company.', { names: ['person', 'personid', 'user', 'userid', 'payer'] }),
    key('anonymous', 'The id of the device that it was paid on.', { names: DEVICE_NAMES }),
    instant('at', 'When it was paid.', { required: true, names: ['paidat', 'paymentdate', 'invoiceat', 'invoicedate', 'orderdate', 'transactiondate', 'rechnungsdatum', 'buchungsdatum', ...AT_NAMES] }),
    decimal('amount', 'How much, in major units (12.50). A negative amount is a refund.', { required: true, names: ['amount', 'total', 'revenue', 'price', 'value', 'gross', 'net', 'sum', 'betrag', 'umsatz', 'summe', 'montant', 'importe', 'valor'] }),
    text('currency', 'ISO 4217 code; without one, the product\'s currency.', { names: ['currency', 'currencycode', 'waehrung', 'wahrung', 'devise', 'moneda'] }),
    choice('kind', 'PAYMENT or REFUND; without one, the amount\'s sign tells.', { PAYMENT: ['payment', 'paid', 'charge', 'sale', 'zahlung'], REFUND: ['refund', 'refunded', 'cancellation', 'chargeback', 'credit', 'erstattung', 'gutschrift'] }, { names: ['kind', 'type', 'art'] }),
  ],
  facts(row, { rowKey, currency }) {
    const amount = String(row['amount']);
    const negative = amount.startsWith('-');
    return [{ list: 'payments', item: { key: keyed(row, rowKey), currency, ...pick(row, 'account', 'person', 'anonymous', 'at', 'currency'), kind: row['kind'] ?? (negative ? 'REFUND' : 'PAYMENT'), amount: negative ? amount.slice(1) : amount } }];
  },
};

const subscriptionChanges: ImportTargetDefinition = {
  as: 'subscription-changes', name: 'Subscription changes: what a subscription is from a date on', needs: 'PRODUCT', ...NO_FAMILIES,
  fields: [
    key('key', 'The change\'s own id.', { names: ['key', 'changeid', 'eventid', 'id'] }),
    key('account', 'The customer.', { required: true, names: ACCOUNT_NAMES }),
    key('subscription', 'The subscription\'s id.', { required: true, names: ['subscription', 'subscriptionid', 'abo', 'abonnement', 'vertrag', 'suscripcion'] }),
    instant('at', 'From when on.', { required: true, names: ['effectiveat', 'effectivefrom', 'startdate', 'from', 'changedat', ...AT_NAMES] }),
    choice('status', 'TRIALING, ACTIVE, PAST_DUE, PAUSED, UNPAID or CANCELLED.', { TRIALING: ['trialing', 'trial'], ACTIVE: ['active', 'aktiv', 'actif', 'activo'], PAST_DUE: ['pastdue', 'overdue'], PAUSED: ['paused', 'pausiert'], UNPAID: ['unpaid'], CANCELLED: ['cancelled', 'canceled', 'churned', 'ended', 'gekundigt'] }, { required: true, names: ['status', 'state', 'zustand'] }),
    text('plan', 'The plan\'s name.', { names: ['plan', 'planname', 'tarif', 'product'] }),
    text('currency', 'ISO 4217 code; without one, the product\'s currency.', { names: ['currency', 'currencycode', 'wahrung', 'devise', 'moneda'] }),
    decimal('amount', 'Per unit and interval, in major units.', { required: true, names: ['amount', 'price', 'unitamount', 'betrag', 'preis', 'prix', 'precio', 'mrr'] }),
    number('quantity', 'Units or seats; 1 where none are given.', { names: ['quantity', 'seats', 'units', 'anzahl', 'menge', 'quantite', 'cantidad'] }),
    choice('interval', 'DAY, WEEK, MONTH or YEAR.', { DAY: ['day', 'daily', 'tag'], WEEK: ['week', 'weekly', 'woche'], MONTH: ['month', 'monthly', 'monat', 'monatlich', 'mois', 'mes'], YEAR: ['year', 'yearly', 'annual', 'annually', 'jahr', 'jahrlich', 'an', 'ano'] }, { required: true, names: ['interval', 'billinginterval', 'period', 'billingperiod', 'turnus'] }),
    number('intervalCount', 'Every how many intervals; 1 where none is given.', { names: ['intervalcount'] }),
    number('discountPercent', 'Discount in percent.', { names: ['discountpercent', 'percentoff'] }),
    decimal('discountAmount', 'Discount in major units.', { names: ['discountamount', 'amountoff'] }),
    choice('discountDuration', 'ONCE, REPEATING or FOREVER.', { ONCE: ['once'], REPEATING: ['repeating'], FOREVER: ['forever'] }, { names: ['discountduration'] }),
    instant('discountEndsAt', 'When a repeating discount ends.', { names: ['discountendsat', 'discountend'] }),
    instant('cancelAt', 'When a scheduled cancellation takes effect.', { names: ['cancelat', 'cancelsat'] }),
  ],
  facts: (row, { rowKey, currency }) => [{ list: 'subscriptionChanges', item: { currency, ...pickAll(row), key: keyed(row, rowKey) } }],
};

const surveyResponses: ImportTargetDefinition = {
  as: 'survey-responses', name: 'Survey responses: NPS, CSAT and CES', needs: 'PRODUCT', missingAppliesTo: ['score', 'score:'], oneOf: ['score', 'score:'],
  fields: [
    key('key', 'The response\'s own id.', { names: ['key', 'responseid', 'answerid', 'id'] }),
    key('person', 'Who answered.', { names: ['respondent', 'respondentid', ...PERSON_NAMES] }),
    key('anonymous', 'The id of the device that it was answered on.', { names: DEVICE_NAMES }),
    key('account', 'The customer or company of whoever answered.', { names: OWN_ACCOUNT_NAMES }),
    text('survey', 'Which survey the score answers.', { names: ['survey', 'surveyid', 'surveyname', 'question', 'umfrage', 'sondage', 'encuesta'] }),
    choice('kind', 'NPS (0 to 10), CSAT (1 to 5) or CES (1 to 7).', { NPS: ['nps'], CSAT: ['csat'], CES: ['ces'] }, { required: true, names: ['kind', 'surveykind', 'surveytype'] }),
    instant('at', 'When it was answered.', { required: true, names: ['answeredat', 'respondedat', 'submittedat', 'year', 'jahr', 'annee', 'ano', ...AT_NAMES] }),
    instant('shownAt', 'When it was shown.', { names: ['shownat', 'sentat'] }),
    number('score', 'The answer. An empty one leaves the row out.', { names: ['score', 'nps', 'npsscore', 'csat', 'ces', 'rating', 'bewertung', 'note', 'puntuacion'] }),
    text('comment', 'What the person wrote.', { names: ['comment', 'verbatim', 'feedback', 'reason', 'kommentar', 'commentaire', 'comentario'] }),
    flag('dismissed', 'Whether the survey was closed without an answer.', { names: ['dismissed'] }),
    text('tags', 'Tags to begin with, separated by commas, semicolons or bars.', { names: ['tags', 'tag', 'themes', 'theme', 'topics', 'topic', 'labels', 'schlagworte', 'etiquettes', 'etiquetas'] }),
  ],
  families: [{ prefix: 'score:', type: 'NUMBER', description: 'The answer to one of several questions in the row: score:food is the answer to the survey "food".', takesTheRest: false }],
  facts(row, { rowKey }) {
    const tags = tagsIn(row['tags']);
    const common = { ...pick(row, 'kind', 'person', 'anonymous', 'at', 'shownAt', 'comment', 'dismissed'), ...(tags.length > 0 ? { tags } : {}) };
    const several = Object.entries(family(row, 'score:')).filter(([, score]) => score !== null);
    const base = keyed(row, rowKey);
    const facts = several.map(([survey, score]) => ({ list: 'surveyResponses' as const, item: { ...common, key: `${String(base)}/${survey}`, survey, score } }));
    const single = row['score'] ?? null;
    if (single !== null || row['dismissed'] === true) facts.push({ list: 'surveyResponses', item: { ...common, key: base as string, survey: (row['survey'] as string | undefined) ?? String(row['kind'] ?? '').toLowerCase(), score: single } });
    return facts.length > 0 ? [...accountOf(row), ...facts] : LEFT_OUT;
  },
};

const feedback: ImportTargetDefinition = {
  as: 'feedback', name: 'Feedback: what people wrote of their own accord', needs: 'PRODUCT', ...NO_FAMILIES,
  fields: [
    key('key', 'Its own id.', { names: ['key', 'feedbackid', 'ticketid', 'id'] }),
    key('person', 'Who wrote it.', { names: PERSON_NAMES }),
    key('anonymous', 'The id of the device that it was written on.', { names: DEVICE_NAMES }),
    key('account', 'The customer or company of whoever wrote it.', { names: OWN_ACCOUNT_NAMES }),
    instant('at', 'When.', { required: true, names: AT_NAMES }),
    text('text', 'The text.', { required: true, names: ['text', 'feedback', 'message', 'comment', 'body', 'nachricht', 'texte', 'texto', 'mensaje'] }),
    text('kind', 'What sort, as idea or problem.', { names: ['kind', 'type', 'category', 'kategorie', 'categorie', 'categoria'] }),
  ],
  facts(row, { rowKey }) {
    const { account: _, ...said } = pickAll(row);
    return [...accountOf(row), { list: 'feedback', item: { ...said, key: keyed(row, rowKey) } }];
  },
};

const identities: ImportTargetDefinition = {
  as: 'identities', name: 'Identities: which device, or which earlier key, is whose', needs: 'PRODUCT', ...NO_FAMILIES, oneOf: ['anonymous', 'previous'], oneOfInEachRow: ['anonymous', 'previous'],
  fields: [
    key('anonymous', 'The id of the device.', { names: DEVICE_NAMES }),
    key('previous', 'Another key that the product knew the person by.', { names: ['previous', 'previousid', 'alias', 'oldid'] }),
    key('person', 'The person\'s id, the same that events name.', { required: true, names: PERSON_NAMES }),
    instant('at', 'When it was said.', { required: true, names: ['at', 'timestamp', 'time', 'identifiedat', 'linkedat', 'datum', 'zeitpunkt'] }),
  ],
  facts: (row) => [{ list: 'identities', item: pickAll(row) }],
};

/** Whose somebody is, where a row says it along: as of then. */
function accountOf(row: Understood): Fact[] {
  const who = pick(row, row['person'] != null ? 'person' : 'anonymous');
  const [[name, value] = []] = Object.entries(who);
  return name === undefined || row['account'] == null ? [] : [{ list: 'people', item: { [name === 'person' ? 'key' : name]: value, account: row['account'], ...pick(row, 'at') } }];
}

const tagsIn = (cell: Understood[string] | undefined): string[] => (typeof cell === 'string' ? [...new Set(cell.split(/[,;|]/).map((tag) => tag.trim()).filter((tag) => tag !== ''))] : []);

const rates: ImportTargetDefinition = {
  as: 'rates', name: 'Exchange rates: what a currency was in another one, day by day', needs: 'PRODUCT', ...NO_FAMILIES,
  fields: [
    text('day', 'The day, YYYY-MM-DD.', { required: true, names: ['day', 'date', 'timeperiod', 'asof', 'datum', 'fecha'] }),
    text('from', 'ISO 4217 code of the currency that one unit of is told.', { required: true, names: ['from', 'fromcurrency', 'base', 'basecurrency', 'currencydenom'] }),
    text('to', 'ISO 4217 code of the currency that it is told in.', { required: true, names: ['to', 'tocurrency', 'quote', 'quotecurrency', 'target', 'currency'] }),
    decimal('rate', 'How much of it one unit is.', { required: true, names: ['rate', 'exchangerate', 'obsvalue', 'kurs', 'wechselkurs', 'taux', 'tipo'] }),
  ],
  facts: (row) => [{ list: 'rates', item: pick(row, 'day', 'from', 'to', 'rate') }],
};

/** The object of a row: the JSON it carries, and the columns of the family. */
function bag(row: Understood, name: string): Record<string, unknown> {
  const given = row[name];
  const own = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
  const all = { ...own, ...family(row, `${name}.`) };
  return Object.keys(all).length > 0 ? { [name]: all } : {};
}

export const OUTCOME_TARGETS: readonly ImportTargetDefinition[] = [events, people, accounts, payments, subscriptionChanges, surveyResponses, feedback, identities, rates];
