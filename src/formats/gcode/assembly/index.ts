export { giveBack, take } from '../../../base/assembly/memory';
export { addRow, CAPACITY, columns } from './columns';
export { measure, widthComment } from './comments';
export { TEXT_MOST, takeLines, text } from './lines';
export { aim, centre } from './motion';
export { beginRow, endRow, laidAt, move } from './moves';
export { stateAt } from './state';
