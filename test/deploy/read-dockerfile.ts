import { DockerfileParser, Copy, Env, From, Healthcheck, JSONInstruction } from 'dockerfile-ast';

/** A `COPY` instruction with one source. */
export interface CopyStep {
  /** The stage that it copies from; null for the build context. */
  readonly from: string | null;
  readonly source: string;
  readonly target: string;
}

/** The settings of one stage of a Dockerfile. */
export interface Stage {
  readonly name: string | null;
  /** With the defaults of `ARG` filled in. */
  readonly image: string;
  readonly copies: readonly CopyStep[];
  readonly env: Readonly<Record<string, string>>;
  readonly runs: readonly string[];
  readonly ports: readonly string[];
  readonly workdir: string;
  readonly user: string | null;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
}

/** Parses the stages of a Dockerfile. Unsupported instructions, such as ADD or ENTRYPOINT, are an error. */
export function readDockerfile(text: string): Stage[] {
  const stages: { -readonly [K in keyof Stage]: Stage[K] }[] = [];
  const defaults = new Map<string, string>();
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const words = instruction.getArguments().map((argument) => argument.getValue());
    const [first = '', second = ''] = words;
    if (instruction instanceof From) {
      const image = first.replace(/\$\{(\w+)\}/g, (_, name: string) => defaults.get(name) ?? '');
      const empty = { copies: [], env: {}, runs: [], ports: [], user: null, command: [], healthcheck: [] };
      stages.push({ name: instruction.getBuildStage(), image, workdir: '/', ...empty });
      continue;
    }
    const stage = stages.at(-1);
    const keyword = instruction.getKeyword();
    if (keyword === 'ARG') {
      const [name = '', value = ''] = first.split('=');
      defaults.set(name, value);
    } else if (stage === undefined) throw new Error(`${keyword} stands before the first FROM.`);
    else if (instruction instanceof Copy) {
      const target = words.at(-1) ?? '';
      const from = instruction.getFlags().find((flag) => flag.getName() === 'from');
      const copies = words.slice(0, -1).map((source) => ({ from: from?.getValue() ?? null, source, target }));
      stage.copies = [...stage.copies, ...copies];
    } else if (instruction instanceof Env) {
      const pairs = instruction
        .getProperties()
        .map((each) => [each.getName(), each.getValue() ?? ''] as const);
      stage.env = { ...stage.env, ...Object.fromEntries(pairs) };
    } else if (keyword === 'RUN') stage.runs = [...stage.runs, words.join(' ')];
    else if (keyword === 'EXPOSE') stage.ports = [...stage.ports, ...words];
    else if (keyword === 'WORKDIR') stage.workdir = first;
    else if (keyword === 'USER') stage.user = first;
    else if (instruction instanceof Healthcheck && first === 'CMD') {
      const content = instruction.getRawArgumentsContent() ?? '';
      stage.healthcheck = JSON.parse(content.slice(content.indexOf('['))) as string[];
    } else if (keyword === 'CMD' && instruction instanceof JSONInstruction)
      stage.command = instruction.getJSONStrings().map((each) => each.getJSONValue());
    else throw new Error(`The tests do not know what to do with ${keyword} ${first} ${second}.`);
  }
  return stages;
}
