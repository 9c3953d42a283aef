import { Link, Outlet } from 'react-router';
import { Logo } from '../shell/logo';
import { ThemeSwitch } from '../shell/theme-switch';

/** What one sees before one is in: the door, and nothing of what is behind it. */
export function DoorLayout() {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[440px] flex-col gap-6 px-4 py-6 sm:py-16">
      <header className="flex items-center justify-between">
        <Link to="/sign-in" className="flex items-center gap-2 text-body font-semibold"><Logo /> Bifocal</Link>
        <ThemeSwitch />
      </header>
      <main id="main" className="flex flex-col gap-6"><Outlet /></main>
    </div>
  );
}
