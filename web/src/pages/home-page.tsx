import { Navigate } from 'react-router';
import { roles, useRole } from '../shell/roles';

/** `/` opens what the person's role looks at first. */
export function HomePage() {
  const [role] = useRole();
  return <Navigate replace to={roles.find((one) => one.value === role)?.opens ?? '/delivery'} />;
}
