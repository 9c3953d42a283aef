import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { DoorLayout } from './door/door-layout';
import { FailedPage } from './pages/failed-page';
import { FirstOfRoom } from './pages/first-of-room';
import { HomePage } from './pages/home-page';
import { NotFoundPage } from './pages/not-found-page';
import { SettingsNav } from './settings/settings-nav';
import { AppLayout } from './shell/app-layout';
import { Room } from './shell/room';
import { SignedInOnly } from './shell/signed-in-only';

/** A page that is fetched when it is first opened. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return { lazy: async () => ({ Component: (await load())[name] }) };
}

const missing = {
  delivery: {
    says: 'No team is known yet',
    send: [
      { what: 'Sprints', gives: 'with their start, planned end and close: velocity and the sprint report' },
      { what: 'Work items', gives: 'with their changes of status, sprint and estimate: burndown, ledger, flow' },
      { what: 'Releases', gives: 'with their target date: what is left, and in how many sprints' },
    ],
  },
  outcomes: {
    says: 'No product is known yet',
    send: [
      { what: 'Events', gives: 'who did what and when: active people, stickiness, funnels' },
      { what: 'Subscriptions and payments', gives: 'recurring revenue, retention, churn' },
      { what: 'Survey answers', gives: 'NPS, CSAT and CES with their margins' },
    ],
  },
  review: {
    says: 'No product is known yet',
    send: [
      { what: 'Sprints and work items', gives: 'the left half: is it being built as planned?' },
      { what: 'Events, payments and survey answers', gives: 'the right half: did it matter to people?' },
    ],
  },
  settings: {
    says: 'No team is known yet',
    send: [{ what: 'Teams', gives: 'with their sprints and work items: then what their numbers are read by is decided here' }],
  },
};

const closed = {
  delivery: 'This workspace keeps the delivery half to other roles. An owner or admin can open it to yours.',
  outcomes: 'This workspace keeps the outcome half to other roles. An owner or admin can open it to yours.',
};

export const router = createBrowserRouter([
  {
    element: <DoorLayout />,
    errorElement: <FailedPage />,
    hydrateFallbackElement: <></>,
    children: [
      { path: '/sign-in', ...page(() => import('./pages/sign-in-page'), 'SignInPage') },
      ...['/welcome/:token', '/invite/:token', '/reset/:token'].map((path) => ({ path, ...page(() => import('./pages/link-page'), 'LinkPage') })),
    ],
  },
  {
    element: <SignedInOnly><AppLayout /></SignedInOnly>,
    errorElement: <FailedPage />,
    hydrateFallbackElement: <></>,
    children: [
      { path: '/', element: <HomePage /> },
      {
        element: <Room title="Delivery" needs="READ_DELIVERY" says={closed.delivery} />,
        children: [
          { path: '/delivery', element: <FirstOfRoom title="Delivery" missing={missing.delivery} pathOf={(product) => (product.teams[0] ? `/delivery/${product.teams[0].key}` : null)} /> },
          { path: '/delivery/:team', ...page(() => import('./pages/delivery-page'), 'DeliveryPage') },
          { path: '/delivery/:team/sprints/:sprint', ...page(() => import('./pages/sprint-report-page'), 'SprintReportPage') },
          { path: '/delivery/:team/releases/:release', ...page(() => import('./pages/release-page'), 'ReleasePage') },
          { path: '/settings/teams/:team', ...page(() => import('./pages/settings-page'), 'SettingsPage') },
        ],
      },
      {
        element: <Room title="Outcomes" needs="READ_OUTCOMES" says={closed.outcomes} />,
        children: [
          { path: '/outcomes', element: <FirstOfRoom title="Outcomes" missing={missing.outcomes} pathOf={(product) => `/outcomes/${product.key}`} /> },
          { path: '/outcomes/:product', ...page(() => import('./pages/outcomes-page'), 'OutcomesPage') },
          { path: '/people', element: <FirstOfRoom title="People" missing={missing.outcomes} pathOf={(product) => `/people/${product.key}`} /> },
          { path: '/people/:product', ...page(() => import('./pages/people-page'), 'PeoplePage') },
          { path: '/people/:product/:key', ...page(() => import('./pages/person-page'), 'PersonPage') },
          { path: '/outcomes/:product/funnel', ...page(() => import('./pages/funnel-page'), 'FunnelPage') },
          { path: '/settings/product/:product', ...page(() => import('./pages/product-settings-page'), 'ProductSettingsPage') },
          { path: '/surveys', element: <FirstOfRoom title="Surveys" missing={missing.outcomes} pathOf={(product) => `/surveys/${product.key}`} /> },
          { path: '/surveys/:product', ...page(() => import('./pages/surveys-page'), 'SurveysPage') },
          {
            element: <Room title="Survey" needs="WORK_OUTCOMES" says="Product managers, owners and admins make surveys. What came back of them stands on Outcomes." />,
            children: ['/surveys/:product/new/:kind', '/surveys/:product/form/:form'].map((path) => ({ path, ...page(() => import('./pages/survey-form-page'), 'SurveyFormPage') })),
          },
        ],
      },
      { path: '/review', element: <FirstOfRoom title="Review" missing={missing.review} pathOf={(product) => `/review/${product.key}`} /> },
      { path: '/review/:product', ...page(() => import('./pages/review-page'), 'ReviewPage') },
      { element: <Room title="Keys" needs="MANAGE_KEYS" says="Owners, admins and analysts make keys." />, children: [{ path: '/settings/keys', ...page(() => import('./pages/keys-page'), 'KeysPage') }] },
      { path: '/bi', ...page(() => import('./pages/bi-page'), 'BiPage') },
      { path: '/bi/graphiql', ...page(() => import('./pages/graphiql-page'), 'GraphiqlPage') },
      { path: '/sources', ...page(() => import('./pages/sources-page'), 'SourcesPage') },
      { path: '/settings', element: <FirstOfRoom title="Settings" ways={<SettingsNav />} missing={missing.settings} pathOf={(product) => (product.teams[0] ? `/settings/teams/${product.teams[0].key}` : `/settings/product/${product.key}`)} /> },
      { path: '/settings/members', ...page(() => import('./pages/members-page'), 'MembersPage') },
      { path: '/settings/audit', ...page(() => import('./pages/audit-page'), 'AuditPage') },
      { path: '/account', ...page(() => import('./pages/account-page'), 'AccountPage') },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
