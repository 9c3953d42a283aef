import { lazy } from 'react';

// What all of them share is fetched and read while the page's questions are answered, not once the first answer is there.
void import('./tooltip-box').catch(() => undefined);

// The one way to the charts that Recharts draws: its code is fetched beside the page, not before it.
// The plain ones (waterfall, movements-waterfall, funnel-chart, score-distribution, count-bars) are imported directly.
export const StepBurndown = lazy(() => import('./step-burndown').then((module) => ({ default: module.StepBurndown })));
export const StepBurnup = lazy(() => import('./step-burnup').then((module) => ({ default: module.StepBurnup })));
export const GroupedBars = lazy(() => import('./grouped-bars').then((module) => ({ default: module.GroupedBars })));
export const StackedArea = lazy(() => import('./stacked-area').then((module) => ({ default: module.StackedArea })));
export const ReleaseBars = lazy(() => import('./release-bars').then((module) => ({ default: module.ReleaseBars })));
export const Bars = lazy(() => import('./bars').then((module) => ({ default: module.Bars })));
export const CycleScatter = lazy(() => import('./cycle-scatter').then((module) => ({ default: module.CycleScatter })));
export const CumulativeFlowChart = lazy(() => import('./cumulative-flow-chart').then((module) => ({ default: module.CumulativeFlowChart })));
export const AgeingChart = lazy(() => import('./ageing-chart').then((module) => ({ default: module.AgeingChart })));
export const OpenedClosed = lazy(() => import('./opened-closed').then((module) => ({ default: module.OpenedClosed })));
export const Lines = lazy(() => import('./lines').then((module) => ({ default: module.Lines })));
export const PaymentBars = lazy(() => import('./payment-bars').then((module) => ({ default: module.PaymentBars })));
export const MovementBars = lazy(() => import('./movement-bars').then((module) => ({ default: module.MovementBars })));
export const DeploymentBars = lazy(() => import('./deployment-bars').then((module) => ({ default: module.DeploymentBars })));
export const LifecycleBars = lazy(() => import('./lifecycle-bars').then((module) => ({ default: module.LifecycleBars })));
export const StepCurve = lazy(() => import('./step-curve').then((module) => ({ default: module.StepCurve })));
