import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { explanationOf, readExplained, type Finding } from './checkPlatform/findings';
import { checkObjects, dumpObjects } from './checkPlatform/objectStructure';
import { checkRepository, installChecker } from './checkPlatform/repositoryChecker';
import { onEnding } from './ending';
import { checkout } from './iobroker/adapterPackage';

const usage = `npm run check:platform -- [options]: what the platform's own checks say; what docs/platform-findings.md explains is accepted.
  --dump <file>  writes the objects of the run, which a review by the platform asks for
  --help         this text
The variable PLATFORM_CHECKER may name a program that runs the repository checker another way, for example without a network.`;
const page = 'docs/platform-findings.md';

const end = onEnding(() => Promise.resolve());
main().then(end, (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    end(1);
});

async function main(): Promise<number> {
    const { values } = parseArgs({ options: { dump: { type: 'string' }, help: { type: 'boolean' } } });
    if (values.help) {
        console.log(usage);
        return 0;
    }
    const explained = readExplained(readFileSync(join(checkout, page), 'utf8'));
    const findings: Finding[] = [];
    const run = async (title: string, check: () => Promise<Finding[] | string>): Promise<void> => {
        const found = await check().catch((error: Error) => error.message);
        if (typeof found === 'string') {
            console.log(`${title}: not run, ${found}`);
            return;
        }
        const unexplained = found.filter(finding => explanationOf(finding, explained) === undefined);
        console.log(`${title}: ${found.length} findings, ${unexplained.length} of them without an explanation`);
        unexplained.forEach(({ code, text }) => console.log(`  [${code}] ${text}`));
        findings.push(...found);
    };
    await run('Adapter checks', async () =>
        (await import('iobroker-adapter-checks')).runChecks(checkout).map(fromCheck),
    );
    await run('Object structure', async () => {
        const checker = await installChecker();
        const dump = await dumpObjects(console.log);
        if (values.dump !== undefined) {
            writeFileSync(values.dump, JSON.stringify(dump, null, 2));
        }
        console.log(`Object structure: ${Object.keys(dump).length} objects of three devices`);
        return checkObjects(dump, checker);
    });
    await run('Repository checker', () => checkRepository(process.env.PLATFORM_CHECKER || undefined));
    const open = findings.filter(finding => explanationOf(finding, explained) === undefined).length;
    console.log(open === 0 ? 'Nothing is open.' : `${open} findings are to be mended, or explained in ${page}.`);
    return open === 0 ? 0 : 1;
}

function fromCheck({
    check,
    file,
    line,
    message,
}: {
    check: string;
    file: string;
    line?: number;
    message: string;
}): Finding {
    return { code: check, text: `${file}${line === undefined ? '' : `:${line}`}: ${message}` };
}
