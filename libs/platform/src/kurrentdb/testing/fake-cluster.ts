import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { UUID } from '@eventstore/db-client/generated/shared_pb';
import { Metadata, status } from '@grpc/grpc-js';

export type MemberState = 'leader' | 'follower';

const STATES = {
  leader: MemberInfo.VNodeState.LEADER,
  follower: MemberInfo.VNodeState.FOLLOWER,
} as const;

/** A node's gossip about its cluster. */
export function clusterMessage(
  members: readonly { readonly node: { readonly port: number }; readonly state: MemberState }[],
): ClusterInfo {
  const told = members.map(({ node, state }) => {
    const place = new EndPoint().setAddress('127.0.0.1').setPort(node.port);
    const id = new UUID().setString('0b0e0000-0000-4000-8000-000000000009');
    return new MemberInfo()
      .setInstanceId(id)
      .setTimeStamp('1')
      .setState(STATES[state])
      .setIsAlive(true)
      .setHttpEndPoint(place);
  });
  return new ClusterInfo().setMembersList(told);
}

/** A follower's refusal with the address of the leader. */
export function notLeader(port: number) {
  const metadata = new Metadata();
  metadata.set('exception', 'not-leader');
  metadata.set('leader-endpoint-host', '127.0.0.1');
  metadata.set('leader-endpoint-port', String(port));
  return Object.assign(new Error('Leader info available'), {
    code: status.NOT_FOUND,
    details: 'Leader info available',
    metadata,
  });
}
