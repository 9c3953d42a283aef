import { Module } from '@nestjs/common';
import { ActiveUnderSettings } from './active-under-settings.js';
import { BatchTeller } from './batch-teller.js';
import { DeliveryHistory } from './delivery-history.js';
import { DeploymentFacts } from './deployment-facts.js';
import { FeedbackRequests } from './feedback-requests.js';
import { FirstBlock } from './first-block.js';
import { FirstWork } from './first-work.js';
import { FrameNames } from './frame-names.js';
import { ItemHistories } from './item-histories.js';
import { MetricTargets } from './metric-targets.js';
import { ParityFacts } from './parity-facts.js';
import { ProductDefinitions } from './product-definitions.js';
import { PersonEraser } from './person-eraser.js';
import { PersonFacts } from './person-facts.js';
import { PersonTimeline } from './person-timeline.js';
import { RejectedOf } from './rejected-of.js';
import { ProductFacts } from './product-facts.js';
import { ProductNotes } from './product-notes.js';
import { ReleaseBars } from './release-bars.js';
import { ReleaseFacts } from './release-facts.js';
import { ReplayDue } from './replay-due.js';
import { RetroActions } from './retro-actions.js';
import { RetroNotes } from './retro-notes.js';
import { SourceFacts } from './source-facts.js';
import { SavedFeeds } from './saved-feeds.js';
import { SprintFacts } from './sprint-facts.js';
import { SprintSnapshots } from './sprint-snapshots.js';
import { SprintTalk } from './sprint-talk.js';
import { Standings } from './standing.js';
import { SurveyForms } from './survey-forms.js';
import { StripeQueue } from './stripe-queue.js';
import { TeamDefinitions } from './team-definitions.js';
import { TeamFacts } from './team-facts.js';
import { TeamHistories } from './team-history.js';
import { TeamVocabulary } from './team-vocabulary.js';
import { VerbatimTags } from './verbatim-tags.js';

const PEOPLE = [PersonEraser, PersonFacts, PersonTimeline, RejectedOf];
const MOVES = [Standings, BatchTeller, ReplayDue, StripeQueue];
const READERS = [ActiveUnderSettings, DeliveryHistory, DeploymentFacts, FirstBlock, FirstWork, FrameNames, ItemHistories, MetricTargets, ParityFacts, ProductDefinitions, ProductFacts, ReleaseBars, ReleaseFacts, SavedFeeds, SourceFacts, SprintFacts, SprintSnapshots, SurveyForms, TeamDefinitions, TeamFacts, TeamHistories, TeamVocabulary];
const TALK = [ProductNotes, RetroNotes, RetroActions, SprintTalk, VerbatimTags, FeedbackRequests];

/** What happened: the rows as they are kept, read by SQL. */
@Module({ providers: [...READERS, ...TALK, ...PEOPLE, ...MOVES], exports: [...READERS, ...TALK, ...PEOPLE, ...MOVES] })
export class FactsModule {}
