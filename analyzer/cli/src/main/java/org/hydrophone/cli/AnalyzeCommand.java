package org.hydrophone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hydrophone.analyzer.Analysis;
import org.hydrophone.analyzer.AnalysisOptions;
import org.hydrophone.analyzer.export.OutputException;
import org.hydrophone.analyzer.export.OutputFolder;
import org.hydrophone.analyzer.export.RunSummary;
import org.hydrophone.analyzer.observe.QueueReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hydrophone analyze}: the analyzer alone, from a queue. */
@Command(name = "analyze", description = "Analyze a queue: the analyzer alone.")
final class AnalyzeCommand implements Callable<Integer> {
    @Mixin
    private AnalysisArguments arguments = new AnalysisArguments();

    @Option(names = "--queue", paramLabel = "DIR", required = true, description = "Queue that 'capture' wrote.")
    private @Nullable Path queue;

    @Override
    public Integer call() throws CommandFailure, IOException {
        AnalysisOptions options = arguments.options(null);
        QueueReader reader = QueueCheck.open(java.util.Objects.requireNonNull(queue));
        OutputFolder out = arguments.folder();
        try {
            RunSummary summary = Analysis.run(reader, options, out);
            Screen.print(summary, out.path());
            int inputs = summary.facts().inputs().stream().anyMatch(i -> i.containsKey("problem")) ? ExitCode.INPUT
                    : ExitCode.DONE;
            return inputs != ExitCode.DONE ? inputs : Verdict.fails(arguments.failOn, summary::classCount)
                    ? ExitCode.THRESHOLD : ExitCode.DONE;
        } catch (OutputException e) {
            throw new CommandFailure(ExitCode.OUTPUT, String.valueOf(e.getMessage()));
        }
    }
}
