package org.hydrophone.cli;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The program: reads the command line, runs one command, ends with its exit code. */
@Command(name = "hydrophone", versionProvider = Main.Version.class,
        description = "Listens to mirrored network traffic and tells which APIs are really there.",
        subcommands = {ReplayCommand.class, CaptureCommand.class, AnalyzeCommand.class, ExchangesCommand.class,
            DiffCommand.class, ExportCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a class at or above --fail-on was found",
            "2:usage, or an input that does not exist", "3:an input is no capture, is cut, or is unreadable in part",
            "6:inventory or policy file invalid", "7:the output cannot be written", "70:internal error",
            "130:interrupted"})
public final class Main {
    @Option(names = {"-h", "--help"}, usageHelp = true, scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;

    private Main() { }

    /** Runs the program. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command line and answers its exit code. */
    public static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((exception, command, parsed) -> explain(exception));
        line.setExecutionStrategy(new CommandLine.RunLast());
        if (args.length == 0) {
            line.usage(System.err);
            return ExitCode.USAGE;
        }
        return line.execute(args);
    }

    private static int explain(Exception exception) {
        if (exception instanceof CommandFailure failure) {
            String message = String.valueOf(failure.getMessage());
            message.lines().forEach(l -> System.err.println("hydrophone: " + l));
            return failure.exitCode();
        }
        if (exception instanceof IOException) {
            System.err.println("hydrophone: the output cannot be written: " + exception.getMessage());
            return ExitCode.OUTPUT;
        }
        System.err.println("hydrophone: internal error, please report it with this trace:");
        exception.printStackTrace();
        return ExitCode.INTERNAL;
    }

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"hydrophone " + (version == null ? "(unpacked)" : version)};
        }
    }
}
