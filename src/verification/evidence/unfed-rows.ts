/** [mm] Shorter rows are links, wipes and coasting. */
const WAY = 8;
/** Rows at the usual travel speed that make it one, and how much faster it is than what is laid. */
const USUAL = 20;
const FASTER = 1.3;
/** Rows at another speed from which on it is how the file is made; and as a share of all. */
const HABIT = 3;
const SHARE = 0.01;
/** [mm] Where travels are rapid moves (G0), a row of G1 of this length lays nothing by mistake: wipes and coasting are shorter. */
const WORKING = 3;
/** Rows of rapid moves that make it a habit, and the share of rows that may be others. */
const RAPIDS = 20;
const OTHERS = 0.005;
/** Speeds that are told apart: a file that has more is not judged. */
const FEEDS = 256;

/** Moves in a row that lay nothing, at a speed at which lines are laid. */
export interface UnfedRow {
  readonly line: readonly [first: number, last: number];
  /** [mm] */
  readonly way: number;
  /** [mm/s] */
  readonly feed: number;
  /** It goes on from a line: that one was laid, and nothing was pulled back since. */
  readonly follows: boolean;
}

/** A move along the bed that lays nothing. */
export interface UnfedMove {
  /** [mm/s] */
  readonly feed: number;
  /** [mm] */
  readonly way: number;
  readonly line: number;
  readonly rapid: boolean;
  /** Of the first layer. */
  readonly lowest: boolean;
}

/**
 * Programs travel at one speed and lay at others. Where all travels but one or a few are fast, and those go at the speed of
 * lines, the filament of these lines is lost. So it is where all travels but one or a few are rapid moves.
 *
 *     travel 180 mm/s   lines 45 mm/s   travel 180 mm/s   45 mm/s, and no filament   travel 180 mm/s
 */
export class UnfedRows {
  /** Rows of rapid moves, and of others; and the first of these. */
  readonly #kinds = { rapid: 0, working: 0 };
  readonly #working: UnfedRow[] = [];
  #rapid = false;
  /** The row is of the first layer, on which some go slower. */
  #lowest = false;
  /** A line was laid just before the move, and before the row: the last turn of a spiral fades to nothing. */
  #afterLine = false;
  #follows = false;
  #lastLaid = 0;
  /** [mm/s] Rows at each speed, and speeds at which lines begin. */
  readonly #rows = new Map<number, number>();
  readonly #laid = new Set<number>();
  /** [mm/s] Of most travels; 0: not known. */
  #usual = 0;
  #all = 0;
  readonly #found: UnfedRow[] = [];
  /** The row at hand: [mm/s, mm] its speed and way, and its lines. */
  readonly #row = new Float64Array(2);
  #first = 0;
  #last = 0;

  /** A move along the bed that lays nothing. */
  move({ feed, way, line, rapid, lowest }: UnfedMove): void {
    if (feed !== this.#row[0] || rapid !== this.#rapid) this.#close();
    if (this.#first === 0) {
      this.#first = line;
      this.#follows = this.#afterLine;
    }
    this.#afterLine = false;
    this.#rapid = rapid;
    this.#lowest = lowest;
    this.#row[0] = feed;
    this.#row[1]! += way;
    this.#last = line;
  }

  /** Filament is moved on the spot: the row ends. */
  rest(): void {
    this.#afterLine = false;
    if (this.#first > 0) this.#close();
  }

  /** A line begins to be laid. @param feed [mm/s] @param line of the file */
  lay(feed: number, line: number): void {
    this.#close();
    this.#lastLaid = line;
    this.#afterLine = true;
    if (this.#laid.size < FEEDS) this.#laid.add(feed);
  }

  /** A pause or another tool: where the nozzle goes there, and how fast, is its own. */
  drop(): void {
    this.#row.fill(0);
    this.#first = 0;
  }

  #close(): void {
    const feed = this.#row[0]!;
    const way = this.#row[1]!;
    const follows = this.#follows;
    const row = { line: [this.#first, this.#last], way, feed, follows } as const;
    this.drop();
    if (row.line[0] === 0) return;
    if (this.#rapid) this.#kinds.rapid++;
    else if (way >= WORKING && !follows) {
      this.#kinds.working++;
      if (this.#working.length < HABIT) this.#working.push(row);
    }
    if (way < WAY || this.#lowest) return;
    this.#all++;
    const rows = (this.#rows.get(feed) ?? 0) + 1;
    if (rows > 1 || this.#rows.size < FEEDS) this.#rows.set(feed, rows);
    if (rows >= USUAL && rows > (this.#rows.get(this.#usual) ?? 0)) this.#usual = feed;
    if (rows <= HABIT && this.#laid.has(feed)) this.#found.push(row);
  }

  /** What the end of the job shows. */
  end(): readonly UnfedRow[] {
    const { rapid, working } = this.#kinds;
    const habit = rapid >= RAPIDS && working <= Math.max(HABIT, OTHERS * rapid);
    // After the last line the head is put out of the way.
    const isWork = ({ follows, line }: UnfedRow): boolean => follows || line[1] < this.#lastLaid;
    const byKind = habit ? this.#working.filter((row) => this.#laid.has(row.feed) && isWork(row)) : [];
    if (this.#rows.size >= FEEDS) return byKind;
    const most = Math.max(HABIT, SHARE * this.#all);
    const told = new Set(byKind.map(({ line }) => line[0]));
    const byPace = this.#found.filter(
      (row) =>
        row.feed * FASTER < this.#usual && this.#rows.get(row.feed)! <= most && !told.has(row.line[0]) && isWork(row),
    );
    return [...byKind, ...byPace];
  }
}
