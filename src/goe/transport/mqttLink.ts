import type { GoeError } from '../errors';

/** One message. */
export interface MqttMessage {
    readonly topic: string;
    readonly text: string;
    /** The broker has kept it: it says nothing about whether the sender is there. */
    readonly isRetained: boolean;
}

/** Who listens to a link. */
export interface MqttListener {
    onMessage(message: MqttMessage): void;
    /** The link to the broker is lost. */
    onLost(error: GoeError): void;
}

/** A link to a broker, shared by all devices of an instance. */
export interface MqttLink {
    /** false once it was lost or closed. */
    readonly isOpen: boolean;

    /**
     * Listens to topics, what the broker has kept included.
     *
     * @param filters MQTT topic filters, '#' and '+' as usual
     * @returns ends it
     */
    subscribe(filters: readonly string[], listener: MqttListener): Promise<() => void>;

    /** Sends a message that the broker does not keep. */
    publish(topic: string, text: string): Promise<void>;

    /** Ends the link. */
    close(): Promise<void>;
}

/** Whether a topic fits to a filter. */
export function fits(filter: string, topic: string): boolean {
    const wanted = filter.split('/');
    const parts = topic.split('/');
    for (let at = 0; at < wanted.length; at++) {
        if (wanted[at] === '#') {
            return true;
        }
        if (at >= parts.length || (wanted[at] !== '+' && wanted[at] !== parts[at])) {
            return false;
        }
    }
    return wanted.length === parts.length;
}
