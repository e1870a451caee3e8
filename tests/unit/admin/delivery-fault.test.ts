import { faultTold } from '../../../plugins/talent-office/admin/src/pages/messages/fault-told';

describe('why a delivery failed', () => {
  it.each([
    ['NO_ADDRESS', 'deliveries.fault.NO_ADDRESS', null],
    ['GatewayFault TIMEOUT', 'deliveries.fault.TIMEOUT', null],
    ['GatewayFault ECONNREFUSED', 'deliveries.fault.UNREACHABLE', 'ECONNREFUSED'],
    ['GatewayFault REFUSED_LIMIT', 'deliveries.fault.REFUSED', 'REFUSED_LIMIT'],
    ['GatewayFault EENVELOPE_550', 'deliveries.fault.other', 'EENVELOPE_550'],
    ['GatewayFault HTTP_503', 'deliveries.fault.other', 'HTTP_503'],
    ['TypeError', 'deliveries.fault.other', 'TypeError'],
  ])('%s is told in words, with its code where they do not say it all', (fault, text, code) => {
    expect(faultTold(fault)).toEqual({ text, code });
  });
});
