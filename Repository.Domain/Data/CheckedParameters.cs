using System.Data;
using System.Text.Json;
using Dapper;

namespace Repository.Domain.Data;

/// <summary>Parameters as Dapper makes them, of which every text is looked at before the command leaves.</summary>
internal sealed class CheckedParameters(object parameters) : SqlMapper.IDynamicParameters
{
    private readonly DynamicParameters made = new(parameters);

    public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        ((SqlMapper.IDynamicParameters)made).AddParameters(command, identity);
        foreach (IDataParameter parameter in command.Parameters)
        {
            // SQL writes @expectedVersion; SQLite tells cases apart, and properties of our records begin with a capital.
            parameter.ParameterName = JsonNamingPolicy.CamelCase.ConvertName(parameter.ParameterName);
            if (parameter.Value is string text)
            {
                StorableText.ThrowIfNot(text, parameter.ParameterName);
            }
        }
    }
}
