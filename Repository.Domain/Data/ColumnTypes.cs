using System.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Repository.Domain.Data;

/// <summary>How ids and times stand in columns. Dapper keeps this once for the whole process, so each handler looks at the parameter to know the database.</summary>
internal static class ColumnTypes
{
    private static readonly Lazy<bool> Registered = new(RegisterOnce);

    public static void Register() => _ = Registered.Value;

    private static bool RegisterOnce()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Replace(new GuidColumn());
        Replace(new TimeColumn());
        return true;
    }

    /// <summary>Dapper prefers its own mapping of a type to a handler for as long as it has one.</summary>
    private static void Replace<T>(SqlMapper.TypeHandler<T> handler)
        where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(handler);
    }

    /// <summary>Lower-case text with hyphens on both databases, so that ids sort and compare alike and read alike.</summary>
    private sealed class GuidColumn : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value.ToString("D");
        }

        public override Guid Parse(object value) => Guid.ParseExact((string)value, "D");
    }

    private sealed class TimeColumn : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            if (parameter is NpgsqlParameter postgres)
            {
                postgres.NpgsqlDbType = NpgsqlDbType.TimestampTz;
                postgres.Value = value.Storable();
            }
            else
            {
                parameter.DbType = DbType.String;
                parameter.Value = value.ToStoredText();
            }
        }

        public override DateTimeOffset Parse(object value) => value switch
        {
            string text => StorableTime.Parse(text),
            DateTime time => new DateTimeOffset(time, TimeSpan.Zero),
            DateTimeOffset time => time.ToUniversalTime(),
            _ => throw new InvalidCastException($"a time cannot be read from a column of {value.GetType()}"),
        };
    }
}
