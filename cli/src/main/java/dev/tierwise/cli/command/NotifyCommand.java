package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.answers.announcement.AnnouncementEvent;
import dev.tierwise.answers.announcement.AnnouncementMessage;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.command.UsageErrors.UsageException;
import dev.tierwise.cli.config.Adapters;
import dev.tierwise.cli.config.ConfigurationReader;
import dev.tierwise.cli.config.Notifications;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.server.service.Recipient;
import dev.tierwise.server.service.WebhookTrial;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tierwise notify}: the webhooks of the configuration. */
@Command(name = "notify")
public final class NotifyCommand implements Runnable {

    /** What an example can be about, for help and completion. */
    static final class Events implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return MachineForm.codes(AnnouncementEvent.class).iterator();
        }
    }

    private final Environment environment;
    private final Adapters adapters;

    @Spec
    private CommandSpec spec;

    NotifyCommand(Environment environment, Adapters adapters) {
        this.environment = environment;
        this.adapters = adapters;
    }

    @Override
    public void run() {
        throw new UsageException(spec.commandLine(), Text.of(NotifyCommand.class, "notify.no-command"));
    }

    @Command(name = "test")
    int test(
            @Option(names = "--webhook", paramLabel = "NAME") @Nullable List<String> names,
            @Option(names = "--event", paramLabel = "EVENT", defaultValue = "test", completionCandidates = Events.class)
                    String event,
            @Option(names = "--print") boolean print,
            @Option(names = "--config", order = HelpOrder.SOURCES, paramLabel = "FILE") @Nullable String config)
            throws InterruptedException {
        AnnouncementEvent about = MachineForm.constant(AnnouncementEvent.class, event)
                .orElseThrow(() -> UserException.usage(
                        NotifyCommand.class,
                        "notify.no-event",
                        event,
                        Suggestion.orAll(event, MachineForm.codes(AnnouncementEvent.class))));
        Notifications notifications = new ConfigurationReader(adapters, environment)
                .forSending()
                .findWithoutSources(Optional.ofNullable(config), environment)
                .notifications();
        List<Recipient> recipients = meant(notifications, names == null ? List.of() : names);
        AnnouncementMessage message = AnnouncementMessage.example(
                UUID.randomUUID(),
                about,
                LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC),
                environment.spoken().language());
        WebhookTrial trial = new WebhookTrial(environment.clock());
        ExitCode end = ExitCode.DONE;
        for (Recipient recipient : recipients) {
            String body = message.body(recipient.format());
            if (print) {
                print(recipient, trial, message.id(), body);
            } else if (!isAccepted(recipient, trial.post(recipient, message.id(), body))) {
                end = ExitCode.UNAVAILABLE;
            }
        }
        return end.code();
    }

    private static List<Recipient> meant(Notifications notifications, List<String> names) {
        List<String> known = notifications.names();
        if (known.isEmpty()) {
            throw UserException.usage(NotifyCommand.class, "notify.no-webhook");
        }
        for (String name : names) {
            if (!known.contains(name)) {
                throw UserException.usage(NotifyCommand.class, "notify.unknown", name, Suggestion.orAll(name, known));
            }
        }
        return notifications.recipients().stream()
                .filter(recipient -> names.isEmpty() || names.contains(recipient.name()))
                .toList();
    }

    /** Says how a message fared; returns whether it was taken. */
    private boolean isAccepted(Recipient recipient, WebhookTrial.Result result) {
        String key = result.accepted() ? "notify.accepted" : "notify.not-accepted";
        line(Text.of(
                NotifyCommand.class,
                key,
                about(recipient),
                result.answer(),
                result.time().toMillis()));
        return result.accepted();
    }

    /** Prints what would be sent, byte for byte, but for the address, which is a secret. */
    private void print(Recipient recipient, WebhookTrial trial, UUID id, String body) {
        line(Text.of(NotifyCommand.class, "notify.would-send", about(recipient)));
        PrintWriter out = spec.commandLine().getOut();
        trial.headers(recipient, id, body).forEach((name, value) -> out.println(name + ": " + value));
        out.println();
        out.println(body);
        out.println();
        out.flush();
    }

    private static Text about(Recipient recipient) {
        return Text.of(
                NotifyCommand.class,
                recipient.secrets().isEmpty() ? "notify.webhook" : "notify.webhook.signed",
                recipient.name(),
                recipient.format().toString());
    }

    private void line(Text text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printable.line(text.in(environment.locale())));
        out.flush();
    }
}
