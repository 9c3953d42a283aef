import { Module } from '@nestjs/common';
import { McpController } from './mcp.controller.js';
import { OwnQuestions } from './own-questions.js';

/** The questions of this server as tools for agents. */
@Module({ controllers: [McpController], providers: [OwnQuestions] })
export class McpModule {}
