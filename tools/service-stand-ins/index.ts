export type { Service, ServiceCredential, ServiceMaker, Shared } from './service';
export { type Services, startServices } from './startServices';
