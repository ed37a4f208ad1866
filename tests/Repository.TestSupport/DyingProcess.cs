namespace Repository.TestSupport;

/// <summary>A process that ends at a chosen step: from then on nothing that it does has any effect.</summary>
/// <param name="steps">How many steps it lives for; negative: for ever.</param>
public sealed class DyingProcess(int steps)
{
    private int left = steps;

    public bool IsDead { get; private set; }

    /// <summary>Where it may end: before and after whatever the world outside can see.</summary>
    /// <exception cref="DeathException">It ended here or before.</exception>
    public void Step()
    {
        IsDead |= left-- == 0;
        if (IsDead)
        {
            throw new DeathException();
        }
    }
}

public sealed class DeathException() : Exception("the process has ended");
