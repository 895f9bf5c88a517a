import { clusterServer, plainEggServer, sourceServer } from '../support/process-ways';
import { connectionsSuite } from './connections.suite';

connectionsSuite('in a process of its own', sourceServer);
connectionsSuite('without plugin/lean-egg', plainEggServer);
connectionsSuite('in a cluster with one worker', clusterServer(1));
