import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { FailedPage } from './pages/failed-page';
import { FirstOfRoom } from './pages/first-of-room';
import { HomePage } from './pages/home-page';
import { NotFoundPage } from './pages/not-found-page';
import { AppLayout } from './shell/app-layout';

/** A page that is fetched when it is first opened. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return { lazy: async () => ({ Component: (await load())[name] }) };
}

export const router = createBrowserRouter([
  {
    element: <AppLayout />,
    errorElement: <FailedPage />,
    hydrateFallbackElement: <></>,
    children: [
      { path: '/', element: <HomePage /> },
      { path: '/delivery', element: <FirstOfRoom title="Delivery" missing="No team is known yet. Send teams, sprints and work items." pathOf={(product) => (product.teams[0] ? `/delivery/${product.teams[0].key}` : null)} /> },
      { path: '/delivery/:team', ...page(() => import('./pages/delivery-page'), 'DeliveryPage') },
      { path: '/delivery/:team/sprints/:sprint', ...page(() => import('./pages/sprint-report-page'), 'SprintReportPage') },
      { path: '/outcomes', element: <FirstOfRoom title="Outcomes" missing="No product is known yet. Create one and send its events." pathOf={(product) => `/outcomes/${product.key}`} /> },
      { path: '/outcomes/:product', ...page(() => import('./pages/outcomes-page'), 'OutcomesPage') },
      { path: '/review', element: <FirstOfRoom title="Review" missing="No product is known yet. Create one and send its facts." pathOf={(product) => `/review/${product.key}`} /> },
      { path: '/review/:product', ...page(() => import('./pages/review-page'), 'ReviewPage') },
      { path: '/sources', ...page(() => import('./pages/sources-page'), 'SourcesPage') },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
