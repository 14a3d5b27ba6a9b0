import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/iobroker/ports';
import { until } from '../clock';

const program = ['/usr/sbin/mosquitto', '/usr/bin/mosquitto', '/usr/local/sbin/mosquitto'].find(existsSync);

/** A broker as people have it: with a password file, and with TLS by an authority of its own, for the name localhost. */
export class Mosquitto {
    private process: ChildProcess | undefined;

    private constructor(
        private readonly folder: string,
        readonly port: number,
        readonly tlsPort: number,
    ) {}

    /** Whether it is installed here, with what makes its passwords and certificates. */
    static get isInstalled(): boolean {
        return program !== undefined && ['mosquitto_passwd', 'openssl'].every(tool => !spawnSync(tool, ['help']).error);
    }

    /** Starts one that knows one user. */
    static async start(user: string, password: string): Promise<Mosquitto> {
        const folder = mkdtempSync(join(tmpdir(), 'goe-mosquitto-'));
        const broker = new Mosquitto(folder, await freePort(), await freePort());
        makeAuthority(folder, 'ca');
        makeAuthority(folder, 'stranger');
        makeCertificate(folder);
        const passwords = join(folder, 'passwords');
        execFileSync('mosquitto_passwd', ['-b', '-c', passwords, user, password]);
        writeFileSync(
            join(folder, 'mosquitto.conf'),
            [
                ...(process.getuid?.() === 0 ? ['user root'] : []),
                'allow_anonymous false',
                `password_file ${passwords}`,
                `listener ${broker.port} 127.0.0.1`,
                `listener ${broker.tlsPort} 127.0.0.1`,
                `certfile ${join(folder, 'broker.crt')}`,
                `keyfile ${join(folder, 'broker.key')}`,
            ].join('\n'),
        );
        try {
            await broker.run();
        } catch (error) {
            await broker.remove();
            throw error;
        }
        return broker;
    }

    /** Certificate of the authority that signed its own, or of one that did not, in PEM. */
    authority(name: 'ca' | 'stranger'): string {
        return readFileSync(join(this.folder, `${name}.crt`), 'utf8');
    }

    /** Starts it, with nothing in its memory. */
    async run(): Promise<void> {
        this.process = spawn(program ?? '', ['-c', join(this.folder, 'mosquitto.conf')], { stdio: 'ignore' });
        let listens = false;
        const end = Date.now() + 10_000;
        while (!listens) {
            assert.ok(Date.now() < end, 'Mosquitto does not start');
            listens = (await answers(this.port)) && (await answers(this.tlsPort));
        }
    }

    /** Ends it; {@link run} starts it again. */
    async kill(): Promise<void> {
        const { process: running } = this;
        running?.kill();
        await until(() => !running || running.exitCode !== null || running.signalCode !== null, 'its end', 10_000);
    }

    /** Ends it for good. */
    async remove(): Promise<void> {
        await this.kill();
        rmSync(this.folder, { recursive: true, force: true });
    }
}

function answers(port: number): Promise<boolean> {
    return new Promise(resolve => {
        const socket = connect(port, '127.0.0.1', () => resolve(true));
        socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
    });
}

function openssl(folder: string, line: string): void {
    const { error, status, stderr } = spawnSync('openssl', line.split(' '), { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, error?.message ?? stderr);
}

const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';

function makeAuthority(folder: string, name: string): void {
    openssl(folder, `req -x509 ${newKey} -days 2 -keyout ${name}.key -out ${name}.crt -subj /CN=${name}`);
}

function makeCertificate(folder: string): void {
    writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost\n');
    openssl(folder, `req ${newKey} -keyout broker.key -out broker.csr -subj /CN=localhost`);
    openssl(
        folder,
        'x509 -req -in broker.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out broker.crt -extfile names',
    );
}
