/** What the embedded broker is configured with; `folder` takes Kafka's log. */
export type BrokerSetup = { folder: string; port: number; controllerPort: number };

/** The settings of one combined broker and controller that listens on 127.0.0.1 alone. */
export function brokerProperties(setup: BrokerSetup, overrides: Record<string, string> = {}): string {
  const settings: Record<string, string> = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${setup.controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${setup.port},CONTROLLER://127.0.0.1:${setup.controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${setup.port}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': setup.folder,
    // A topic that nobody declared would come up with retention: accepted would not mean kept.
    'auto.create.topics.enable': 'false',
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '1000',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '4',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    ...overrides,
  };
  return `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value.replaceAll('\\', '\\\\')}`)
    .join('\n')}\n`;
}

/** Kafka's own log: warnings, and the lines that tell when it is up. */
export function brokerLogging(): string {
  return `status=error
appender.out.type=Console
appender.out.name=OUT
appender.out.layout.type=PatternLayout
appender.out.layout.pattern=%d{ISO8601} %p %c{1} %m%n
rootLogger.level=warn
rootLogger.appenderRef.out.ref=OUT
logger.server.name=kafka.server.KafkaRaftServer
logger.server.level=info
`;
}
