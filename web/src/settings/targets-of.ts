export interface TargetsOf {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly teams: readonly { readonly key: string; readonly name: string }[];
}
