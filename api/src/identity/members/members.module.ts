import { Module } from '@nestjs/common';
import { FactsModule } from '../../facts/facts.module.js';
import { MeResolver } from '../me.resolver.js';
import { ClosedHalvesOfWorkspace } from './closed-halves.js';
import { InvitationRows } from './invitation-rows.js';
import { InvitationsService } from './invitations.service.js';
import { MemberPlaces } from './member-places.js';
import { MemberRows } from './member-rows.js';
import { MembersResolver } from './members.resolver.js';
import { MembersService } from './members.service.js';

/** Who belongs to a workspace, and as what. */
@Module({
  imports: [FactsModule],
  providers: [ClosedHalvesOfWorkspace, InvitationRows, InvitationsService, MemberPlaces, MemberRows, MembersResolver, MembersService, MeResolver],
})
export class MembersModule {}
