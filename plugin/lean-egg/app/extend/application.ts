export { default } from '../../lib/no-dumps';
