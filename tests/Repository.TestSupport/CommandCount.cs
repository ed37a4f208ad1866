using System.Diagnostics.Metrics;
using Repository.Domain.Data;

namespace Repository.TestSupport;

/// <summary>Counts the database commands that are sent from here on by what follows in the same flow of control, not by other tests beside it.</summary>
public sealed class CommandCount : IDisposable
{
    private static readonly AsyncLocal<CommandCount?> Current = new();
    private static readonly MeterListener Listener = Listen();

    private readonly CommandCount? outer = Current.Value;
    private int count;

    private CommandCount() => Current.Value = this;

    public int Value => Volatile.Read(ref count);

    public static CommandCount Start()
    {
        GC.KeepAlive(Listener);
        return new CommandCount();
    }

    public void Dispose() => Current.Value = outer;

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == DatabaseSession.MeterName && instrument.Name == DatabaseSession.CommandCounterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) =>
        {
            if (Current.Value is { } counting)
            {
                Interlocked.Increment(ref counting.count);
            }
        });
        listener.Start();
        return listener;
    }
}
