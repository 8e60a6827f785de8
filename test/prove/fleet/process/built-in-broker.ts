import { listenBuiltIn } from '../../../../deploy/local/broker/built-in-broker';

const [token, port] = process.argv.slice(2);

void listenBuiltIn(token, Number(port));
