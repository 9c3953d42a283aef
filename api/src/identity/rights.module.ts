import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Audit } from './audit.js';
import { AuditController } from './audit.controller.js';
import { AuditLog } from './audit-log.js';
import { AuditResolver } from './audit.resolver.js';
import { MayGuard } from './may.guard.js';

/** Who may what, looked at before everything that is asked; and what was done, written down. */
@Global()
@Module({ controllers: [AuditController], providers: [Audit, AuditLog, AuditResolver, { provide: APP_GUARD, useClass: MayGuard }], exports: [Audit] })
export class RightsModule {}
