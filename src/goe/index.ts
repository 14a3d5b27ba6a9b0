/** The protocol library: go-e chargers and controllers without any platform around them. See docs/library.md. */
export type { ConnectionType } from './transport/transport';
export type { KeySet, StateValue } from './catalogue/row';
export type { Clock } from './clock';
export type { DeviceIdentity } from './session/identity';
export type { RawValues } from './rawValues';
export type { Change } from './client/watch';
export type { Client } from './client/client';
export type { FoundDevice } from './client/network';
export { connect, makersCloud, type ConnectOptions } from './client/connect';
export { discover, type DiscoverOptions } from './client/discover';
export * from './client/slice';
export * from './client/slices';
export * from './errors';
