using Repository.Search.Storage;

namespace Repository.Search.Facets;

/// <summary>Writes what a segment keeps by document: lengths, integers, ordinals. One array after the other, then where each lies.</summary>
internal sealed class ValuesWriter(IndexOutput output)
{
    private readonly List<(int Field, int Offset)> arrays = [];

    /// <summary>A field that no document has is left out.</summary>
    /// <param name="norms">One a document; 0 for those without the field.</param>
    public void WriteNorms(int field, ReadOnlySpan<byte> norms)
    {
        if (!norms.ContainsAnyExcept((byte)0))
        {
            return;
        }

        Start(field);
        output.Write(norms);
    }

    /// <summary>Widths are chosen by the values; a field that no document has is left out.</summary>
    public void WriteNumbers(int field, NumberColumn numbers)
    {
        if (numbers.Count == 0)
        {
            return;
        }

        Start(field);
        var (min, max) = numbers.Bounds();
        var width = FixedWidth.For((ulong)max - (ulong)min);
        output.WriteByte((byte)width);
        output.WriteByte(numbers.IsFull ? (byte)0 : (byte)1);
        output.WriteUInt64((ulong)min);
        output.WriteUInt64((ulong)max);
        if (!numbers.IsFull)
        {
            foreach (var word in numbers.Present)
            {
                output.WriteUInt64(word);
            }
        }

        for (var docId = 0; docId < numbers.DocumentCount; docId++)
        {
            FixedWidth.Write(output, numbers.Has(docId) ? (ulong)numbers[docId] - (ulong)min : 0, width);
        }
    }

    /// <summary>A field that no document has is left out.</summary>
    public void WriteOrdinals(int field, OrdinalColumn ordinals)
    {
        if (ordinals.Ordinals.Count == 0)
        {
            return;
        }

        Start(field);
        if (ordinals.IsSingle)
        {
            WriteSingle(ordinals);
        }
        else
        {
            WriteSeveral(ordinals);
        }
    }

    /// <summary>Writes where the arrays lie.</summary>
    public void Finish()
    {
        var start = output.Position;
        output.WriteVarInt(arrays.Count);
        foreach (var (field, offset) in arrays)
        {
            output.WriteVarInt(field);
            output.WriteVarInt(offset);
        }

        output.WriteUInt32((uint)start);
    }

    private void Start(int field) => arrays.Add((field, output.Position));

    /// <summary>At most one ordinal a document: 1 is added, 0 stands for none, and no offsets are needed.</summary>
    private void WriteSingle(OrdinalColumn column)
    {
        var width = FixedWidth.For((ulong)column.Ordinals.Max() + 1);
        output.WriteByte(0);
        output.WriteByte((byte)width);
        for (var docId = 0; docId < column.DocumentCount; docId++)
        {
            var of = column.Of(docId);
            FixedWidth.Write(output, of.Length == 0 ? 0 : (ulong)of[0] + 1, width);
        }
    }

    private void WriteSeveral(OrdinalColumn column)
    {
        var offsetWidth = FixedWidth.For((ulong)column.Ordinals.Count);
        var width = FixedWidth.For((ulong)column.Ordinals.Max());
        output.WriteByte((byte)offsetWidth);
        output.WriteByte((byte)width);
        for (var docId = 0; docId <= column.DocumentCount; docId++)
        {
            FixedWidth.Write(output, (ulong)column.FirstOf(docId), offsetWidth);
        }

        foreach (var ordinal in column.Ordinals)
        {
            FixedWidth.Write(output, (ulong)ordinal, width);
        }
    }
}
