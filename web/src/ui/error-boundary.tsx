import { Component, type ReactNode } from 'react';

/** Keeps a failing part of the page from taking the rest with it. `resetKey` tries again when it changes. */
export class ErrorBoundary extends Component<{ children: ReactNode; resetKey?: unknown; fallback: (error: Error, retry: () => void) => ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override componentDidUpdate(before: { resetKey?: unknown }): void {
    if (this.state.error && before.resetKey !== this.props.resetKey) this.setState({ error: null });
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? this.props.fallback(error, () => this.setState({ error: null })) : this.props.children;
  }
}
