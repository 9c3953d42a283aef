import { lazy, Suspense } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { useLiveFacts } from '../graphql/live';
import { useExplain } from '../ui/explain-target';
import { AppHeader } from './app-header';
import { SampleBanner } from './sample-banner';
import { UnreachableNotice } from './server-notices';
import { SessionNotice } from './session-notice';

const ExplainDrawer = lazy(() => import('../explain/explain-drawer').then((module) => ({ default: module.ExplainDrawer })));

export function AppLayout() {
  useLiveFacts();
  const { target } = useExplain();
  return (
    <>
      <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:z-40 focus:bg-surface focus:p-2">Skip to the page</a>
      <AppHeader />
      <UnreachableNotice />
      <SessionNotice />
      <SampleBanner />
      <main id="main" tabIndex={-1} className="mx-auto flex min-h-dvh w-full max-w-[1760px] flex-col gap-4 px-4 py-4 outline-none sm:px-6">
        <Outlet />
      </main>
      {target && <Suspense>{<ExplainDrawer />}</Suspense>}
      <ScrollRestoration getKey={(location) => location.pathname} />
    </>
  );
}
