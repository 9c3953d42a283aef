import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import { feedbackKinds, readFeedback, type FeedbackRow, type FeedbackSearch } from './feedback-read.js';
import type { Read } from './read.js';
import { rankRequests, requestAccounts, type RankedRequest, type RequestAccountRow, type RequestSearch } from './requests.js';
import { countTags, readVerbatims, type PageOf, type TagTally, type VerbatimRow, type VerbatimSearch } from './verbatims.js';

/** What people wrote, with what others made of it. Nothing is remembered here: a tag moves no fact. */
@Injectable()
export class SaidTables {
  private readonly read: Read;

  constructor(@Inject(DataSource) dataSource: DataSource) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  async verbatims(question: TallyQuestion, search: VerbatimSearch, page: PageOf): Promise<{ rows: VerbatimRow[]; totalCount: number }> {
    return readVerbatims(this.read, question, search, page);
  }

  async tags(question: TallyQuestion, search: VerbatimSearch): Promise<TagTally[]> {
    return countTags(this.read, question, search);
  }

  async feedback(question: TallyQuestion, search: FeedbackSearch, page: PageOf): Promise<{ rows: FeedbackRow[]; totalCount: number; people: number }> {
    return readFeedback(this.read, question, search, page);
  }

  async feedbackKinds(question: TallyQuestion): Promise<string[]> {
    return feedbackKinds(this.read, question);
  }

  async requests(question: TallyQuestion, search: RequestSearch, page: PageOf): Promise<{ rows: RankedRequest[]; totalCount: number }> {
    return rankRequests(this.read, question, search, page);
  }

  async requestAccounts(question: TallyQuestion, requestId: number): Promise<RequestAccountRow[]> {
    return requestAccounts(this.read, question, requestId);
  }
}
