package dev.tierwise.benchmark.inside;

import dev.tierwise.application.advise.Advice;
import dev.tierwise.application.advise.Advise;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.benchmark.AgencyFolder;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The least that closes what is missing for a tier, for an agency of 2,500 portals, against evaluating the same facts once. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class LeastAdvice {

    private static final int PORTALS = 2_500;
    private static final int MOST_MRR = 20;

    private SnapshotRequest request;
    private ReadFacts facts;
    private EvaluationAnswer answer;

    @Setup
    public void read() throws Exception {
        request =
                FolderReading.ofFolder(new AgencyFolder(PORTALS, MOST_MRR, FolderReading.DAY).in(FolderReading.data()));
        facts = FolderReading.read(request);
        answer = EvaluationAnswer.of(request, facts);
    }

    @Benchmark
    public Advice ours() {
        return Advise.of(answer, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Benchmark
    public EvaluationAnswer peer() {
        return EvaluationAnswer.of(request, facts);
    }
}
